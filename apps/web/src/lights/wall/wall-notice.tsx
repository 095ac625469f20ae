import { useLocation } from "react-router";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../words/language.tsx";

interface WallNoticeProps {
  readonly title: string;
  readonly todo: string;
  /** Offers to sign in, and to come back here. */
  readonly signsIn?: boolean;
}

/** One thing that must be read from the other end of the room. */
export function WallNotice({ title, todo, signsIn = false }: WallNoticeProps) {
  const { wall: words } = useWords().lights;
  const { pathname, search } = useLocation();
  return (
    <main className="wall-notice" role="alert">
      <h1>{title}</h1>
      <p>{todo}</p>
      {signsIn ? (
        <LinkButton type="primary" size="large" to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
          {words.signIn}
        </LinkButton>
      ) : null}
    </main>
  );
}
