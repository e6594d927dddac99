import type { Fault } from '#platform';
import { longestPost, plain } from '../../index.ts';

/** A file as a page or a letter brought it. */
export type SentFile = { name: string; bytes: Uint8Array };

/** So many files has one post. */
export const mostFiles = 5;

/** What is wrong with a text that is to be posted; it is measured as it will be kept. */
export function textFaults(body: string): Fault[] {
	const { length } = plain(body);
	if (length === 0) return [{ field: 'body', key: 'spaces_fault_body_missing' }];
	return length > longestPost ? [{ field: 'body', key: 'spaces_fault_body_long', values: { over: length - longestPost } }] : [];
}

export function titleFaults(title: string): Fault[] {
	const { length } = plain(title);
	return length >= 2 && length <= 200
		? []
		: [{ field: 'title', key: length < 2 ? 'spaces_fault_title_missing' : 'spaces_fault_title_long' }];
}

export const fileFaults = (files: readonly SentFile[]): Fault[] =>
	files.length > mostFiles ? [{ field: 'files', key: 'spaces_fault_files_many' }] : [];
