import { sql } from 'kysely';
import { done, refused, type Day, type Outcome, type Text } from '#platform';
import { through, type Context } from '#platform/server';
import { deliveryById, participantsOf, readerOf } from '#delivery/server';
import { screened } from '../../screening.ts';
import { openedOffer } from './commitment-record.ts';
import { followTermsOf } from './terms.ts';

/** An obstacle as those who lead read it before the next consultation; who offered it only if they said so. */
export type ToTalkAbout = { id: string; obstacle: Text; note: string; name: string | null };

/**
 * What participants have offered to the consultations of a delivery: for those who lead it, for nobody else. In an order by chance and
 * without a day; words of whoever stays unnamed without the names of the team (G-07).
 */
export function readOfferedObstacles(
	context: Context,
	{ delivery_id }: { delivery_id: string }
): Promise<Outcome<ToTalkAbout[], 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await deliveryById(trx, delivery_id);
		const as = delivery && (await readerOf(trx, context, delivery))?.as;
		if (!delivery || as !== 'lecturer') return refused('not_found');
		const offered = sql<Row>`
			select o.id, o.commitment_id, o.words, o.named, o.offered_on, p.name
			from evaluation.offered_obstacle o
			join evaluation.commitment c on c.id = o.commitment_id and c.delivery_id = ${delivery.id}
			join people.person p on p.id = c.person_id and p.erased_at is null
			order by o.id`;
		const { rows } = await through(trx, 'sheets', () => offered.execute(trx));
		const { obstacles } = await followTermsOf(trx, delivery.edition_id);
		const team = (await participantsOf(trx, delivery.id)).map(({ name }) => name);
		const told = rows.flatMap((row) => {
			const offered = openedOffer(row);
			const obstacle = obstacles.find(({ key }) => key === offered?.obstacle)?.text;
			if (!offered || !obstacle) return [];
			const note = offered.named ? offered.note : screened(offered.note, team);
			return [{ id: offered.id, obstacle, note, name: offered.named ? row.name : null }];
		});
		return done(told);
	});
}

type Row = { id: string; commitment_id: string; words: Buffer; named: boolean; offered_on: Day; name: string };
