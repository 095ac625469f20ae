/** Rows of migration 0009. */
export interface AttachmentTables {
  attachment: {
    area_code: string;
    id: string;
    subject_kind: string;
    subject_id: string;
    name: string;
    media_type: string;
    size: number;
    sha256: string;
    bytes: Uint8Array;
    added_by: string;
    added_at: string;
  };
}
