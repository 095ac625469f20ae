import { EmptyPage } from "../ui/empty-page.tsx";
import { useDocumentTitle } from "../ui/page.tsx";
import { useWords } from "../words/language.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** For an address that names no page. */
export function NotFoundPage() {
  const { shell } = useWords();
  useDocumentTitle(shell.notFound.title);
  return (
    <EmptyPage
      title={shell.notFound.title}
      todo={shell.notFound.detail}
      action={
        <LinkButton to="/" type="primary">
          {shell.notFound.home}
        </LinkButton>
      }
    />
  );
}
