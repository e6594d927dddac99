import { dayInWords, dayOf, done, inLocale, isId, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { holdersOf, personById, siteAddress } from '#people/server';
import type { RoundRefusal } from '../centre-round.ts';
import { appealToRead } from '../mails/appeals.ts';
import { appealForCentre, barredFromReading, type AppealForCentre } from './appeal-for-centre.ts';

export type NameReader = { call: string; appeal_id: string; person_id: string };
export type NameReaderRefusal = RoundRefusal | 'appeal_decided' | 'appeal_read' | 'reader_unknown' | 'reader_barred';

/**
 * Names who reads an appeal: a reviewer or officer of the centre who did not review the application, has no interest in it
 * and did not decide. Another may be named as long as no opinion was given.
 */
export function nameReader(context: Context, input: NameReader): Promise<Outcome<undefined, NameReaderRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await appealForCentre(trx, context, { ...input, lock: true });
		if (!found.ok) return found;
		const { appeal, round } = found.value;
		if (appeal.outcome !== null) return refused('appeal_decided');
		if (appeal.read_at !== null) return refused('appeal_read');
		const known = isId(input.person_id) && (await mayRead(trx, context, found.value)).some(({ id }) => id === input.person_id);
		if (!known) return refused('reader_unknown');
		if ((await barredFromReading(trx, appeal)).has(input.person_id)) return refused('reader_barred');
		if (appeal.reader_id === input.person_id) return done();

		await trx.updateTable('selection.appeal').set({ reader_id: input.person_id }).where('id', '=', appeal.id).execute();
		await record(trx, context, {
			name: 'appeal.assigned',
			subject: { kind: 'round', id: round.id },
			particulars: { reference: appeal.reference }
		});
		await tell(trx, context, found.value, input.person_id);
		return done();
	});
}

/** The reviewers and officers of the centre of today. */
export async function mayRead(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ call }: Pick<AppealForCentre, 'call'>
): Promise<{ id: string; name: string }[]> {
	const held = await holdersOf(trx, call.programme.centre_id, ['reviewer', 'centre_officer'], dayOf(now));
	return [...new Map(held.map(({ person_id, name }) => [person_id, { id: person_id, name }])).values()];
}

async function tell(trx: Trx, { now }: Context, { appeal, call }: AppealForCentre, personId: string): Promise<void> {
	const person = await personById(trx, personId);
	if (!person?.email) return;
	const letter = appealToRead[person.locale]({
		reference: appeal.reference,
		school: appeal.school,
		call: inLocale(call.name, person.locale),
		due: dayInWords(appeal.due_on, person.locale),
		address: siteAddress(`/review/appeals/${appeal.id}`, person.locale)
	});
	await writeMail(
		trx,
		now,
		'appeal-to-read',
		{ email: person.email, locale: person.locale, person_id: person.id },
		letter,
		`appeal.assigned:${appeal.id}:${person.id}`
	);
}
