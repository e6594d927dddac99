import { inLocale } from '#platform';
import type { TellsOf } from '#people/server';
import { deliveriesOf } from '#delivery/server';
import { answersOf, askingsOf, commitmentsBy, offeredBy } from './commitment-record.ts';

/** What somebody has promised themselves, answered and offered, in their own words: for nobody but them. */
export const toldOfCommitments: TellsOf = async (trx, personId) => {
	const commitments: Record<string, unknown>[] = [];
	for (const { id, delivery_id, written_on, said } of await commitmentsBy(trx, personId)) {
		const [delivery] = await deliveriesOf(trx, { ids: [delivery_id] });
		const answered = await answersOf(trx, id);
		const answers = (await askingsOf(trx, delivery_id)).flatMap((asking) => {
			const answer = answered.get(asking.id);
			return answer ? [{ weeks: asking.weeks, ...answer }] : [];
		});
		const offered = await offeredBy(trx, id);
		commitments.push({
			...{ reference: delivery?.reference, title: delivery && inLocale(delivery.title, 'lt'), written_on, ...said, answers },
			offered: offered ? { obstacle: offered.obstacle, note: offered.note, named: offered.named, offered_on: offered.offered_on } : null
		});
	}
	return { commitments };
};
