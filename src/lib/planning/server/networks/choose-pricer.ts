import { knapsackPricer } from './knapsack.ts';
import type { Model } from './model.ts';
import type { Pricer } from './pricer.ts';
import { piecesOf, unitsPricer } from './units.ts';

/** The pricer that looks at more rules of a model: by pieces with types when weights are few units, otherwise by weight. */
export function pricerOf(model: Model): Pricer {
	const pieces = piecesOf(model);
	return pieces === null ? knapsackPricer(model) : unitsPricer(model, pieces);
}
