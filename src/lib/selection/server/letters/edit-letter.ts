import { done, isId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { openFields, sentFields } from '../../letter-text.ts';
import { lockRoundForCentre, type RoundRefusal } from '../centre-round.ts';
import { letterIn } from './read-letters.ts';

export type EditLetter = {
	call: string;
	letter_id: string;
	subject: string;
	body: string;
	/** When the letter was last edited as the page showed it: what a colleague wrote meanwhile is not written over. */
	seen: Date | null;
};
export type EditRefusal = RoundRefusal | 'letter_sent' | 'changed_meanwhile' | 'not_understood';

/** Mends one letter of the outbox. What was sent stays as it is; the fields of the sending may stay in braces. */
export function editLetter(
	context: Context,
	{ call, letter_id, subject, body, seen }: EditLetter
): Promise<Outcome<undefined, EditRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockRoundForCentre(trx, context, call);
		if (!found.ok) return found;
		const letter = isId(letter_id) ? await letterIn(trx, found.value.round.id, letter_id) : undefined;
		if (!letter) return refused('not_found');
		if (letter.sent_at !== null) return refused('letter_sent');
		if ((letter.edited_at?.getTime() ?? null) !== (seen?.getTime() ?? null)) return refused('changed_meanwhile');
		const written = { subject: subject.trim(), body: body.replaceAll('\r\n', '\n').trim() };
		const faults = [...faultsIn('subject', written.subject, 300), ...faultsIn('body', written.body, 20_000)];
		if (faults.length > 0) return refused('not_understood', faults);

		await trx
			.updateTable('selection.letter')
			.set({ ...written, edited_at: context.now, edited_by: found.value.officer })
			.where('id', '=', letter.id)
			.execute();
		await record(trx, context, {
			name: 'letter.edited',
			subject: { kind: 'round', id: found.value.round.id },
			particulars: { number: letter.number }
		});
		return done();
	});
}

function faultsIn(field: string, text: string, most: number): Fault[] {
	if (text === '') return [{ field, key: 'selection_fault_empty' }];
	if ([...text].length > most) return [{ field, key: 'selection_fault_too_long', values: { most } }];
	const unknown = openFields(text).filter((name) => !(sentFields as readonly string[]).includes(name));
	return unknown.length > 0 ? [{ field, key: 'selection_fault_field_left', values: { name: unknown[0] ?? '' } }] : [];
}
