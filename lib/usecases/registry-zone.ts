/** Times that belong to no facility are told in the registry's own zone, as the registry's notices always were. */
export const registryZone = 'America/New_York';
