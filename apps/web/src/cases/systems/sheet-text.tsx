import { readSheet } from "./read-sheet.ts";

/** The permission sheet: the same Markdown as in the documentation, as headings, lists and tables. */
export function SheetText({ markdown }: { readonly markdown: string }) {
  return (
    <div className="case-sheet">
      {readSheet(markdown).map((part, index) => {
        const key = `${index} ${part.kind}`;
        if (part.kind === "heading") return <h3 key={key}>{part.text}</h3>;
        if (part.kind === "text") return <p key={key}>{part.text}</p>;
        if (part.kind === "list")
          return (
            <ul key={key}>
              {part.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          );
        return (
          <table key={key} className="case-group">
            <thead>
              <tr>
                {part.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row) => (
                <tr key={row.join("|")}>
                  {row.map((cell, column) => (
                    <td key={`${part.head[column] ?? column} ${cell}`}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
