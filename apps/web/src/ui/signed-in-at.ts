import { createContext } from "react";

/** When the person last signed in again on the open page, in milliseconds; what was refused before for want of a session is answered by it. */
export const SignedInAt = createContext(0);
