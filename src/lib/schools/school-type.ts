import type { Day, Text } from '#platform';

/** A type of school with the time in which the law knew it (S-01 … S-04); open ends are null. */
export type SchoolType = { code: string; name: Text; valid_from: Day | null; valid_to: Day | null };

/** Whether the law knew the type on a day. */
export const isTypeOn = ({ valid_from, valid_to }: SchoolType, day: Day): boolean =>
	(valid_from ?? '') <= day && (valid_to === null || day <= valid_to);
