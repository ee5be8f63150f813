import { createTransport } from 'nodemailer';
import { z } from 'zod';

/** A message as it goes to the mail server. */
export interface Mail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailTransport {
  send: (mail: Mail) => Promise<void>;
}

const seconds = 1_000;

/**
 * The mail server at an address like smtps://user:password@mail.example or smtp://mail.example:587. Without TLS nothing is
 * sent, unless the server is on this machine.
 */
export function smtpTransport(address: string, from: string): MailTransport {
  const url = new URL(address);
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !isHere,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 30 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, messageId, subject, text }) => {
      await transport.sendMail({
        from,
        to,
        messageId,
        subject,
        text,
        // No “out of office” comes back, and no other machine answers.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
  };
}

const mailError = z.object({
  code: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
});

/** Why a mail was not taken, as a code without words: a server's words quote addresses. */
export function mailTrouble(error: unknown): { readonly code: string; readonly isFinal: boolean } {
  const { code = 'error', responseCode, command = '' } = mailError.safeParse(error).data ?? {};
  // The server refuses this recipient or this message, and will tomorrow; anything else may pass or be mended.
  const isFinal = responseCode !== undefined && responseCode >= 500 && /^(RCPT|DATA)/.test(command);
  const words = responseCode === undefined ? code : `${code}-${responseCode}`;
  return { code: words.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 40) || 'error', isFinal };
}
