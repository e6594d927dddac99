import type * as v from 'valibot';
import type { InputFault } from './progress.ts';

/** A fault of form, as Valibot found it: its path as one would write it in a program, and what is wrong. */
export function faultOfForm(issue: v.BaseIssue<unknown>): InputFault {
	const path = (issue.path ?? []).reduce(
		(sum, { key }) => (typeof key === 'number' ? `${sum}[${key}]` : sum ? `${sum}.${key}` : `${key}`),
		''
	);
	const missing = issue.input === undefined && issue.type !== 'check';
	return { path: path || '(file)', wrong: missing ? 'is missing' : wording(issue) };
}

const wording = (issue: v.BaseIssue<unknown>) =>
	issue.message.startsWith('Invalid') ? `must be ${issue.expected ?? 'otherwise'}, not ${issue.received}` : issue.message;
