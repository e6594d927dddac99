import { inEuro, moneyOf, sourceWords } from '#lib/reporting/ui/money-words.ts';
import { budgetHead, budgetOf } from './list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { programme, managed, edition, currency, lines, total, costs } = await budgetOf(event);
	const shown = ({ planned, committed, spent, free }: typeof total) => ({
		planned: moneyOf(planned, currency),
		committed: moneyOf(committed, currency),
		spent: moneyOf(spent, currency),
		free: moneyOf(free, currency),
		over: free < 0
	});
	return {
		...{ programme, managed },
		edition: budgetHead(edition, event.locals.context.locale),
		sources: edition.funding.length > 0,
		lines: lines.map(({ id, name, source, sums }) => ({ id, name, source: sourceWords[source](), ...shown(sums) })),
		total: shown(total),
		euro: { planned: inEuro(total.planned, currency), spent: inEuro(total.spent, currency) },
		costs: {
			trainings: costs.trainings,
			participants: costs.participants,
			of_training: costs.of_training === null ? null : moneyOf(costs.of_training, currency),
			of_participant: costs.of_participant === null ? null : moneyOf(costs.of_participant, currency)
		}
	};
};
