import type { Notification } from "@halfsky/api-contract";
import { caseAddress } from "../cases/case-address.ts";

/** The page of what a notification is about; undefined where there is none to open. */
export function subjectAddress({ subject }: Pick<Notification, "subject">): string | undefined {
  switch (subject?.kind) {
    case "case":
      return caseAddress(subject.id);
    case "case-export":
      return "/case-exports";
    case "outside-link":
      return `/outside-differences?${new URLSearchParams({ link: subject.id }).toString()}`;
    default:
      return undefined;
  }
}
