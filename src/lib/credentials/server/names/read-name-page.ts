import { done, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { participantsOf } from '#delivery/server';
import { certifiedDelivery } from '../certified.ts';
import { readNameLink } from './name-link.ts';
import { certifiedOf, namesOf } from './names.ts';

/** What a participant sees when they confirm their name: as the team has it, as they have confirmed it, whether it is too late. */
export type NamePage = { title: Text; name: string; confirmed: boolean; issued: boolean };

/** The page behind the link in the letter. */
export function readNamePage(context: Context, token: string): Promise<Outcome<NamePage, 'link_unknown' | 'link_expired'>> {
	return context.db.transaction().execute(async (trx) => {
		const link = readNameLink(token, context.now);
		if (!link.ok) return link;
		return (await pageOf(trx, link.value)) ?? refused('link_unknown');
	});
}

async function pageOf(trx: Trx, { delivery_id, person_id }: { delivery_id: string; person_id: string }) {
	const delivery = await certifiedDelivery(trx, delivery_id);
	const participant = delivery && (await participantsOf(trx, delivery_id)).find((one) => one.person_id === person_id);
	if (!delivery || !participant) return undefined;
	const confirmed = (await namesOf(trx, delivery_id)).get(person_id);
	return done({
		title: delivery.title,
		name: confirmed ?? participant.name,
		confirmed: confirmed !== undefined,
		issued: (await certifiedOf(trx, delivery_id)).has(person_id)
	});
}
