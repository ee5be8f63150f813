/** How somebody with an account proved in full who they are. */
export type AccountProof = 'passkey' | 'passphrase+code' | 'passphrase+recovery';
/** How somebody proved who they are; by link, with the code that came another way. */
export type ProofMethod = AccountProof | 'link';
