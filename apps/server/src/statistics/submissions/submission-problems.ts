import type { Fault, Words } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { isEditableState, submissionActionWords } from "@halfsky/statistics";
import { notFound, PlatformError } from "../../platform-error.ts";
import type { StoredAction } from "./submission-action.store.ts";
import type { StoredSubmission } from "./submission.store.ts";

/** The problem "not-found", which tells nothing of whether there is one that the actor may not see. */
export function noSubmission(id: string): PlatformError {
  return notFound({ zh: "填报单", en: "submission" }, id);
}

/** The problem of an action that the actor may not do at all. */
export function notPermitted(words: Words): PlatformError {
  return new PlatformError("not-permitted", 403, words);
}

/** The problem of an action that does not fit what the submission is now. */
export function notAllowedNow(words: Words, faults: readonly Fault[] = []): PlatformError {
  return new PlatformError("not-allowed-now", 409, words, faults);
}

/** The problem of a change whose content has faults. */
export function invalidFigures(faults: readonly Fault[]): PlatformError {
  return new PlatformError(
    "invalid-input",
    422,
    {
      zh: `有${faults.length}处需要改正，未保存。`,
      en: `${faults.length} fault(s) have to be mended; nothing was saved.`,
    },
    faults,
  );
}

/** The problem of a page that shows an older state: what was done since, and by whom. */
export function outdated(version: number, since: readonly StoredAction[]): PlatformError {
  return new PlatformError(
    "conflict",
    409,
    {
      zh: "您打开之后，这张填报单有了新的进展，请刷新看过再办理。",
      en: "The submission has moved on since you opened it; reload it and look at it again first.",
    },
    since
      .filter(({ number }) => number > version)
      .map((action) => ({
        where: `action ${action.number}`,
        message: {
          zh: `${action.by}于${beijingTime(action.at)}：${submissionActionWords[action.action].zh}`,
          en: `${action.by}, ${beijingTime(action.at)}: ${submissionActionWords[action.action].en}`,
        },
      })),
  );
}

/** Why nothing more can be typed into a submission, whatever its state; undefined where nothing speaks against it. */
export function closedWords(submission: StoredSubmission, today: string): Words | undefined {
  if (submission.isReleased) {
    return {
      zh: "这次布置已结束，本表不再填报；确需补报的，请联系布置单位。",
      en: "The round is closed and the form is no longer filled in; ask whoever issued it if it still should be.",
    };
  }
  const { kind, validUntil } = submission.head;
  const isExpired = kind === "statutory" && validUntil !== null && validUntil < today;
  if (!isExpired || !isEditableState(submission.state)) return undefined;
  return {
    zh: `本表有效期至${validUntil}，已过期，不能再填报（统计法第十七条）。`,
    en: `The form was valid until ${validUntil} and has expired; it is no longer filled in (Statistics Law, art. 17).`,
  };
}
