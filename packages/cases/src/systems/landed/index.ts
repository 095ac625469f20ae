/** Versions of each system that were released, the oldest first. Written by `node scripts/land-definitions.mjs`. */
export const landedHashes: Readonly<Record<string, readonly string[]>> = {};
