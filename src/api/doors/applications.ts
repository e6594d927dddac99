import { readDraft, type Draft } from '#applications/server';
import { done, refused } from '#platform';
import { fieldsOf } from '#programmes';
import { reading } from '../door.ts';
import { Answer, ApplicationFile } from '../shapes.ts';

export const application = reading({
	path: '/applications/{application}',
	name: 'readApplication',
	says: 'An application with its answers, for those of its school who may see it.',
	tells: ApplicationFile,
	read: async ({ context, params }) => {
		const draft = await readDraft(context, params['application'] ?? '');
		return draft ? done(fileTold(draft)) : refused('not_found');
	}
});

const fileTold = (draft: Draft) => ({
	...draft.application,
	school: { id: draft.school.id, name: draft.school.name },
	call: draft.call,
	outcome_if_sent: draft.if_sent.outcome,
	tasks: draft.tasks,
	signed: draft.signed,
	answers: fieldsOf(draft.rules.form).map(({ key }) => answerTold(draft, key))
});

const answerTold = ({ written }: Draft, field: string) => {
	const row = written.get(field);
	return { field, value: row?.value ?? null, revision: row?.revision ?? 0, changed_at: row?.changed_at ?? null };
};

export const answer = reading({
	path: '/applications/{application}/answers/{field}',
	name: 'readAnswer',
	says: 'One answer of an application. Its mark (ETag) is its revision, with which it is written.',
	tells: Answer,
	mark: ({ revision }) => String(revision),
	read: async ({ context, params }) => {
		const draft = await readDraft(context, params['application'] ?? '');
		const asked = draft && fieldsOf(draft.rules.form).find(({ key }) => key === params['field']);
		return draft && asked ? done(answerTold(draft, asked.key)) : refused('not_found');
	}
});
