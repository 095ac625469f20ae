import type { Attachment } from "@halfsky/api-contract";
import { Button, Image } from "antd";
import { matterAttachmentAddress } from "../api/supervision-api.ts";
import { useWords } from "../words/language.tsx";

interface MatterFilesProps {
  readonly matter: string;
  readonly files: readonly Attachment[];
  /** Offered beside each file while it can still be left out. */
  readonly onRemove?: ((id: string) => void) | undefined;
}

function isPicture({ mediaType }: Attachment): boolean {
  return mediaType.startsWith("image/");
}

/** Photographs as small pictures that open large, other files as links with their size. */
export function MatterFiles({ matter, files, onRemove }: MatterFilesProps) {
  const { files: words } = useWords().matter;
  if (files.length === 0) return null;
  const size = (bytes: number) =>
    bytes < 1_000_000
      ? words.size(String(Math.max(1, Math.round(bytes / 1000))))
      : words.sizeMega((bytes / 1_000_000).toFixed(1));
  const remover = (file: Attachment) =>
    onRemove === undefined ? null : (
      <Button type="text" size="small" aria-label={words.remove(file.name)} onClick={() => onRemove(file.id)}>
        ✕
      </Button>
    );
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return (
    <div className="matter-files">
      {pictures.length === 0 ? null : (
        <Image.PreviewGroup>
          <ul className="matter-pictures">
            {pictures.map((file) => (
              <li key={file.id}>
                <Image
                  src={matterAttachmentAddress(matter, file.id)}
                  alt={file.name}
                  title={words.open(file.name)}
                  width={96}
                  height={72}
                  loading="lazy"
                />
                {remover(file)}
              </li>
            ))}
          </ul>
        </Image.PreviewGroup>
      )}
      {others.length === 0 ? null : (
        <ul className="matter-file-links">
          {others.map((file) => (
            <li key={file.id}>
              <a href={matterAttachmentAddress(matter, file.id)} download>
                {file.name}
              </a>{" "}
              <span className="faint">{size(file.size)}</span>
              {remover(file)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
