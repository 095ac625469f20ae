import type { Permission } from "@halfsky/api-contract";
import { Link, NavLink, useLocation } from "react-router";
import { WaitingNotes } from "../cases/offline/waiting-notes.tsx";
import { ImportNotes } from "../plans/import/import-notes.tsx";
import { NotificationBell } from "../notifications/notification-bell.tsx";
import { useWords } from "../words/language.tsx";
import { placeQuery } from "./address.ts";
import { nouns } from "./nouns.ts";
import { OfflineBar } from "./offline-bar.tsx";
import { PagePlace } from "./page-place.tsx";
import { SessionGate, useSession } from "./session.tsx";
import { UserMenu } from "./user-menu.tsx";

/** Everything around a page: navigation, the person signed in, the notice that figures are made up. */
export function Frame() {
  return (
    <SessionGate>
      <FrameOfSession />
    </SessionGate>
  );
}

function FrameOfSession() {
  const { shell } = useWords();
  const session = useSession();
  const location = useLocation();
  const place = placeQuery(location.search);
  const may = (permission: Permission) => session.permissions.includes(permission);
  const entries = nouns.filter(
    ({ navigation: { permission, unless } }) => may(permission) && (unless === undefined || !may(unless)),
  );
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {shell.skipToContent}
      </a>
      <header className="frame-header">
        <Link className="frame-brand" to={`/${place}`}>
          <img src="/half-sky.svg" alt="" />
          <span>{shell.productName}</span>
        </Link>
        <nav className="frame-navigation" aria-label={shell.navigation}>
          {entries.map(({ navigation }) =>
            navigation.also?.some((beginning) => location.pathname.startsWith(beginning)) === true ? (
              <Link key={navigation.to} to={navigation.to + place} aria-current="page">
                {shell.nav[navigation.label]}
              </Link>
            ) : (
              <NavLink key={navigation.to} to={navigation.to + place}>
                {shell.nav[navigation.label]}
              </NavLink>
            ),
          )}
        </nav>
        <div className="frame-tools">
          <NotificationBell />
          <UserMenu />
        </div>
      </header>
      <OfflineBar />
      <WaitingNotes />
      <ImportNotes />
      {session.sampleCity ? <div className="sample-banner">{shell.sampleCity}</div> : null}
      <PagePlace />
    </div>
  );
}
