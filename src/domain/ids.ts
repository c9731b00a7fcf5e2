/** A value of type `T` that only its own constructor can make. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Number of a point, 1-10 in the Cremona programme. */
export type PointNumber = Brand<number, 'PointNumber'>;
/** `<point>.<row>`, for example `7.12`: the row's place in the point it is printed in. */
export type GoalId = Brand<string, 'GoalId'>;
/** `<goal>.<paragraph>`, for example `7.12.3`; `7.12.4-k3f` where a workspace has added it. */
export type ActionId = Brand<string, 'ActionId'>;
/** `welfare-di-comunita`: lower-case ASCII words of the area's canonical name. */
export type AreaSlug = Brand<string, 'AreaSlug'>;
/** 64 lower-case hexadecimal digits: SHA-256 of the programme's canonical JSON. */
export type ProgrammeHash = Brand<string, 'ProgrammeHash'>;
/** 22 characters of base64url: hash of a workspace's public key, also the name of its room. */
export type WorkspaceId = Brand<string, 'WorkspaceId'>;
/** 16 hexadecimal digits: one opening of a workspace in one tab; random, never stored for re-use. */
export type SessionId = Brand<string, 'SessionId'>;
/** 16 hexadecimal digits: one person on one device; random. */
export type PersonId = Brand<string, 'PersonId'>;
/** Milliseconds since 1970-01-01T00:00Z. */
export type Timestamp = number;

const actionPattern = /^\d{1,3}\.\d{1,4}\.\d{1,4}(-[0-9a-z]{3})?$/;
const goalPattern = /^\d{1,3}\.\d{1,4}$/;
const hex16 = /^[0-9a-f]{16}$/;
const base64url22 = /^[\w-]{22}$/;

export const isActionId = (text: string): text is ActionId => actionPattern.test(text);
/** A workspace has added it: it is not among the approved ones. */
export const isAddedAction = (id: ActionId): boolean => id.includes('-');
export const isGoalId = (text: string): text is GoalId => goalPattern.test(text);
export const isSessionId = (text: string): text is SessionId => hex16.test(text);
export const isPersonId = (text: string): text is PersonId => hex16.test(text);
export const isWorkspaceId = (text: string): text is WorkspaceId => base64url22.test(text);

/** The goal an action belongs to: `7.12` for `7.12.3`. */
export const goalOf = (action: ActionId): GoalId =>
  action.slice(0, action.lastIndexOf('.')) as GoalId;
