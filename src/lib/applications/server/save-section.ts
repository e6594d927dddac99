import { done, isId, refused, type Fault, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import type { AnswerValue } from '#programmes';
import { lockForWriting, type WritingRefusal } from './access.ts';
import { readWritten, write, type ChangedMeanwhile, type Theirs, type WrittenAnswer } from './save-answer.ts';

export type SectionInput = { application_id: string; answers: WrittenAnswer[] };
export type SectionRefusal = WritingRefusal | 'no_such_field' | 'answer_unreadable';
/** The fields that somebody else has changed meanwhile, with what stands there now. */
export type SectionChanged = Omit<ChangedMeanwhile, 'theirs'> & { theirs: Record<string, Theirs> };

/** Breaks the transaction off, so that nothing of a section is written when part of it cannot be. */
class Changed extends Error {
	readonly theirs: Record<string, Theirs>;
	constructor(theirs: Record<string, Theirs>) {
		super('changed meanwhile');
		this.theirs = theirs;
	}
}

/** Keeps a whole section as a page without scripts sends it: all of its answers, or none when one cannot be read or was changed meanwhile. */
export async function saveSection(context: Context, input: SectionInput): Promise<Outcome<undefined, SectionRefusal> | SectionChanged> {
	try {
		return await inOneGo(context, input);
	} catch (error) {
		if (error instanceof Changed) return { ...refused('changed_meanwhile'), theirs: error.theirs };
		throw error;
	}
}

function inOneGo(context: Context, { application_id, answers }: SectionInput): Promise<Outcome<undefined, SectionRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;

		const read: { answer: WrittenAnswer; value: AnswerValue | null }[] = [];
		const faults: Fault[] = [];
		for (const answer of answers) {
			const outcome = await readWritten(trx, access.value, answer);
			if (outcome.ok) read.push({ answer, value: outcome.value });
			else if (outcome.refusal === 'no_such_field') return outcome;
			else faults.push(...outcome.faults);
		}
		if (faults.length > 0) return refused('answer_unreadable', faults);

		const theirs: Record<string, Theirs> = {};
		for (const { answer, value } of read) {
			if (value === null && answer.seen_revision === 0) continue;
			const outcome = await write(trx, context, access.value, answer, value);
			if (!outcome.ok) theirs[answer.field] = outcome.theirs;
		}
		if (Object.keys(theirs).length > 0) throw new Changed(theirs);
		return done();
	});
}
