import { done, refused, type Fault, type Locale, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { readName } from '../name.ts';
import { readPhone } from '../phone.ts';

export type ChangeProfile = { name: string; phone: string; locale: Locale };

/** Changes what one says of oneself: the name as it stands on documents, a telephone number, the language of letters. */
export function changeProfile(context: Context, input: ChangeProfile): Promise<Outcome<undefined, 'not_signed_in' | 'faulty'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const read = readName(input.name);
		const phone = readPhone(input.phone);
		const faults: Fault[] = [];
		if ('fault' in read) faults.push({ field: 'name', key: `people_${read.fault}` });
		if (phone === null) faults.push({ field: 'phone', key: 'people_phone_wrong' });
		if ('fault' in read || phone === null) return refused('faulty', faults);

		await trx
			.updateTable('people.person')
			.set({ name: read.name, phone: phone || null, locale: input.locale })
			.where('id', '=', actor.id)
			.execute();
		await record(trx, context, { name: 'person.changed', subject: { kind: 'person', id: actor.id } });
		return done();
	});
}
