import { noFilters, pageSize } from '#applications';
import { listApplications } from '#applications/server';
import { done, refused } from '#platform';
import type { Field, Section, Topic } from '#programmes';
import { openCalls, readCall } from '#programmes/server';
import { listing, reading } from '../door.ts';
import { fromPages, leafAt, leafThrough } from '../page.ts';
import { SentApplication } from '../shapes/applications.ts';
import { Call, CallFile } from '../shapes/calls.ts';

export const calls = listing({
	path: '/calls',
	name: 'listCalls',
	says: 'Published calls: those that close soon first, then the open, the coming and the closed.',
	tells: Call,
	read: async ({ context, window }) => done(leafThrough(await openCalls(context), window, ({ id }) => id))
});

export const call = reading({
	path: '/calls/{call}',
	name: 'readCall',
	says: 'A published call with what its form asks and what was asked about it.',
	tells: CallFile,
	read: async ({ context, params }) => {
		const found = await readCall(context, params['call'] ?? '');
		if (!found) return refused('not_found');
		const { call, rules, questions } = found;
		const sections = rules.form.sections.map((section) => sectionTold(section, rules.topics));
		return done({ ...call, rules_version: rules.version, head_signs: rules.form.head_signs, sections, questions });
	}
});

const sectionTold = ({ key, kind, title, fields }: Section, topics: readonly Topic[]) => ({
	...{ key, kind, title },
	fields: fields.map((field) => ({
		...field,
		max_length: 'max_length' in field ? field.max_length : null,
		options: optionsOf(field, topics),
		other_allowed: 'other_allowed' in field && field.other_allowed
	}))
});

const optionsOf = (field: Field, topics: readonly Topic[]) =>
	!('options' in field) ? [] : field.options === 'topics' ? topics : field.options;

export const applicationsOfCall = listing({
	path: '/calls/{call}/applications',
	name: 'listApplicationsOfCall',
	says: 'What was sent to a call, in the order in which it was sent, for officers of its centre. Drafts are not shown.',
	tells: SentApplication,
	read: async ({ context, params, window }) => {
		const found = await readCall(context, params['call'] ?? '');
		if (!found) return refused('not_found');
		const read = (page: number) => listApplications(context, found.call.id, { ...noFilters, sort: 'sent', page });
		const first = await read(1);
		// Who may see the call and not what was sent to it learns nothing of how much that is.
		if (!first.ok) return refused('not_found');
		const rows = await fromPages(pageSize, window, async (page) => {
			const next = page === 1 ? first : await read(page);
			return next.ok ? next.value.rows : [];
		});
		return done(leafAt(rows, window));
	}
});
