import { done, refused, type Outcome } from '#platform';
import { stepThrough, type Context, type Trx } from '#platform/server';
import { readName } from '#people';
import { participantsOf, readerOf, type Delivery } from '#delivery/server';
import { lockCertifiedDelivery } from '../certified.ts';
import { readNameLink } from './name-link.ts';
import { certifiedOf, writeNames, type ConfirmedName, type NameWay } from './names.ts';

export type ConfirmNameRefusal = 'not_found' | 'wrong_name' | 'issued_already';

/**
 * A participant says how their name is to stand on the certificate. Refused once the certificate was issued: then a correction is asked of
 * the centre.
 */
export function confirmName(
	context: Context,
	{ delivery_id, name }: { delivery_id: string; name: string }
): Promise<Outcome<ConfirmedName, ConfirmNameRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await lockCertifiedDelivery(trx, delivery_id);
		if (!delivery || context.actor.kind !== 'person') return refused('not_found');
		return take(trx, context, delivery, 'page', { person_id: context.actor.id, name });
	});
}

/** The same by the link in a letter: whoever reads the letter is taken to be the participant. */
export function confirmNameByLink(
	context: Context,
	{ token, name }: { token: string; name: string }
): Promise<Outcome<ConfirmedName, ConfirmNameRefusal | 'link_unknown' | 'link_expired'>> {
	return context.db.transaction().execute(async (trx) => {
		const link = readNameLink(token, context.now);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		const delivery = await lockCertifiedDelivery(trx, link.value.delivery_id);
		if (!delivery) return refused('link_unknown');
		return take(trx, context, delivery, 'link', { person_id: link.value.person_id, name });
	});
}

/**
 * Takes names from a signed sheet: by a lecturer of the delivery or an officer of the centre. Names of those who hold a
 * certificate already, or are not of the team, are left out; a wrong name refuses all of them with the person's id as the field.
 */
export function confirmNamesFromSheet(
	context: Context,
	{ delivery_id, names }: { delivery_id: string; names: readonly ConfirmedName[] }
): Promise<Outcome<{ confirmed: number }, 'not_found' | 'wrong_name'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await lockCertifiedDelivery(trx, delivery_id);
		const as = delivery && (await readerOf(trx, context, delivery))?.as;
		if (!delivery || (as !== 'officer' && as !== 'lecturer')) return refused('not_found');
		const team = new Set((await participantsOf(trx, delivery_id)).map(({ person_id }) => person_id));
		const certified = await certifiedOf(trx, delivery_id);
		const read = names
			.filter(({ person_id }) => team.has(person_id) && !certified.has(person_id))
			.map(({ person_id, name }) => ({ person_id, ...readName(name) }));
		const faults = read.flatMap((one) => ('fault' in one ? [{ field: one.person_id, key: one.fault }] : []));
		if (faults.length > 0) return refused('wrong_name', faults);
		await writeNames(trx, context, delivery_id, 'sheet', [...new Map(read.map((one) => [one.person_id, one as ConfirmedName])).values()]);
		return done({ confirmed: read.length });
	});
}

async function take(
	trx: Trx,
	context: Context,
	{ id }: Delivery,
	how: NameWay,
	{ person_id, name: typed }: ConfirmedName
): Promise<Outcome<ConfirmedName, ConfirmNameRefusal>> {
	if (!(await participantsOf(trx, id)).some((one) => one.person_id === person_id)) return refused('not_found');
	if ((await certifiedOf(trx, id)).has(person_id)) return refused('issued_already');
	const read = readName(typed);
	if ('fault' in read) return refused('wrong_name', [{ field: 'name', key: read.fault }]);
	await writeNames(trx, context, id, how, [{ person_id, name: read.name }]);
	return done({ person_id, name: read.name });
}
