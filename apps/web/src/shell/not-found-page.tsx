import { Button } from "antd";
import { Link } from "react-router";
import { EmptyPage } from "../ui/empty-page.tsx";
import { useDocumentTitle } from "../ui/page.tsx";
import { useWords } from "../words/language.tsx";

/** For an address that names no page. */
export function NotFoundPage() {
  const { shell } = useWords();
  useDocumentTitle(shell.notFound.title);
  return (
    <EmptyPage
      title={shell.notFound.title}
      todo={shell.notFound.detail}
      action={
        <Link to="/">
          <Button type="primary">{shell.notFound.home}</Button>
        </Link>
      }
    />
  );
}
