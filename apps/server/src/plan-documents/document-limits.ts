const megabyte = 1024 * 1024;

/** The bounds beyond which a file is refused with words instead of being read. */
export const documentLimits = {
  /** Bytes of the file itself. */
  fileBytes: 20 * megabyte,
  /** Bytes of everything in a .docx once unpacked. */
  unpackedBytes: 300 * megabyte,
  /** Bytes of one unpacked XML part of a .docx. */
  partBytes: 100 * megabyte,
  /** Bytes that the compressed streams of a .pdf may unpack to, each. */
  streamBytes: 100 * megabyte,
  /** Bytes that all of them may unpack to together. */
  allStreamsBytes: 1024 * megabyte,
  /** Pages of a .pdf. */
  pages: 500,
  /** Elements inside one another in XML or HTML; deeper ones are no document that a person wrote. */
  depth: 400,
} as const;
