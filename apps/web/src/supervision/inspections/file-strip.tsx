import type { Attachment } from "@halfsky/api-contract";
import { Image } from "antd";
import { type FileOwner, inspectionFileAddress } from "../../api/inspections-api.ts";
import { useWords } from "../../words/language.tsx";

interface FileStripProps {
  readonly owner: FileOwner;
  readonly files: readonly Attachment[];
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Photographs as small pictures that open large, other files as links. */
export function FileStrip({ owner, files }: FileStripProps) {
  const { files: words } = useWords().inspections;
  const pictures = files.filter(({ mediaType }) => mediaType.startsWith("image/"));
  const others = files.filter(({ mediaType }) => !mediaType.startsWith("image/"));
  if (files.length === 0) return null;
  return (
    <div className="file-strip">
      {pictures.length === 0 ? null : (
        <Image.PreviewGroup>
          {pictures.map(({ id, name }) => (
            <Image
              key={id}
              src={inspectionFileAddress(owner, id)}
              alt={name}
              title={words.open(name)}
              width={104}
              height={78}
              loading="lazy"
            />
          ))}
        </Image.PreviewGroup>
      )}
      {others.length === 0 ? null : (
        <ul className="file-links">
          {others.map(({ id, name, size }) => (
            <li key={id}>
              <a href={inspectionFileAddress(owner, id)} download>
                {name}
              </a>{" "}
              <span className="faint">{sizeText(size)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
