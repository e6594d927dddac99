import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { personsById } from '#people/server';
import type { Facts } from '../../facts.ts';
import { peopleToAsk } from '../records/asked.ts';
import { factsOf } from '../writing/facts-of.ts';
import { readPractice, type PracticeDesk } from './read-practice.ts';

export type PracticeSending = PracticeDesk & {
	/** What everybody will read beside the text. */
	facts: Facts;
	/** Whose word will be needed, by name. */
	people: string[];
	/** Whether the reader's own is among them. */
	own: boolean;
};

/** What is about to be sent: the text, the facts of today, and who will be asked. For those who write. */
export async function readPracticeSending(context: Context, id: string): Promise<Outcome<PracticeSending, 'not_found' | 'not_yours'>> {
	const desk = await readPractice(context, id);
	if (!desk.ok) return desk;
	if (!desk.value.may.writes) return refused('not_yours');
	return context.db.transaction().execute(async (trx) => {
		const { practice } = desk.value;
		const ids = await peopleToAsk(trx, practice.id, practice.content);
		const people = [...(await personsById(trx, ids)).values()].map(({ name }) => name).sort((one, other) => one.localeCompare(other, 'lt'));
		return done({ ...desk.value, facts: await factsOf(trx, context, practice), people, own: ids.includes(context.actor.id as string) });
	});
}
