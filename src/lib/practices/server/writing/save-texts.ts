import { done, line, prose, refused, type Fault, type Outcome, type Refused } from '#platform';
import type { Context, Trx } from '#platform/server';
import { meeting, type Seen } from '#projects';
import { faultInText, longestPracticeText, practiceText, type Practice } from '../../practice.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import type { PracticeRecord } from '../records/practice-record.ts';
import { groupsOf } from './facts-of.ts';

export type TypedPracticeText = { key: string; text: string; seen: Seen };
export type TheirPracticeText = { text: string; revision: number; by: string; at: string };
export type SavedPracticeText = { key: string; text: string; revision: number; at: string };
export type PracticeTextsRefusal = ActRefusal | 'no_such_text' | 'practice_faulty';
export type PracticeTextsChanged = Refused<'changed_meanwhile'> & { theirs: Record<string, TheirPracticeText> };

const lines = ['title', 'problem', 'group', 'keywords', 'licence'];

/**
 * Keeps texts of an example: all of them, or none when one is too long or was changed by somebody else since the page showed it; then
 * what they wrote comes back beside it, and nothing is overwritten. By its writers; also while a version stands: the next one is written.
 */
export function savePracticeTexts(
	context: Context,
	{ practice_id, texts }: { practice_id: string; texts: readonly TypedPracticeText[] }
): Promise<Outcome<SavedPracticeText[], PracticeTextsRefusal> | PracticeTextsChanged> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, practice_id, ({ writes }) => writes);
		if (!found.ok) return found;
		const { practice } = found.value;
		const typed = texts.map((one) => ({ ...one, text: lines.includes(one.key) ? line(one.text) : prose(one.text) }));
		if (typed.some(({ key }) => longestPracticeText(key) === undefined)) return refused('no_such_text');
		const faults = [...typed.flatMap(({ key, text }) => faultInText(key, text)), ...(await faultInGroup(trx, practice, typed))];
		if (faults.length > 0) return refused('practice_faulty', faults);

		const [next, theirs, saved]: [Practice['texts'], Record<string, TheirPracticeText>, SavedPracticeText[]] = [
			{ ...practice.content.texts },
			{},
			[]
		];
		const at = context.now.toISOString();
		for (const { key, text, seen } of typed) {
			const current = practice.content.texts[key];
			const met = meeting(current && { revision: current.revision, value: current.text }, text, seen);
			if (met === 'write')
				next[key] = { text, revision: (current?.revision ?? 0) + 1, by: context.actor.id as string, at, from: current?.from ?? [] };
			if (met === 'both' && current) theirs[key] = { ...current };
			const stands = next[key] ?? { text: '', revision: 0, at };
			saved.push({ key, text: stands.text, revision: stands.revision, at: stands.at });
		}
		if (Object.keys(theirs).length > 0) return { ...refused('changed_meanwhile'), theirs };
		if (JSON.stringify(next) !== JSON.stringify(practice.content.texts))
			await trx
				.updateTable('practices.practice')
				.set({
					content: JSON.stringify({ texts: next }),
					revision: practice.revision + 1,
					changed_at: context.now,
					changed_by: context.actor.id as string
				})
				.where('id', '=', practice.id)
				.execute();
		return done(saved);
	});
}

/** The group of problems is one that the edition names, or any code where it names none; what stood there before may stay. */
async function faultInGroup(trx: Trx, { edition_id, content }: PracticeRecord, typed: readonly TypedPracticeText[]): Promise<Fault[]> {
	const group = typed.find(({ key }) => key === 'group')?.text ?? '';
	if (group === '' || group === practiceText(content, 'group')) return [];
	const groups = await groupsOf(trx, edition_id);
	const known = groups.length === 0 ? /^[a-z][a-z0-9_-]*$/.test(group) : groups.some(({ code }) => code === group);
	return known ? [] : [{ field: 'group', key: 'practices_fault_group' }];
}
