import type { Trx } from '#platform/server';
import { blankForm, blankTerms, blueprints, type Blueprint, type Draft, type EditionTerms } from '#programmes';
import { callsOfEdition } from './calls.ts';
import { draftOfRules, rulesInForce } from './rules.ts';

/** The blueprint of a programme's kind; a programme of a kind of its own has none. */
export const blueprintOf = (kind: string): Blueprint | undefined => blueprints.find((blueprint) => blueprint.kind === kind);

export const termsOf = (kind: string): EditionTerms => blueprintOf(kind)?.edition.terms ?? blankTerms;

/** With which rules a new call begins: those of the edition's latest call, else of the blueprint, else almost empty ones. */
export async function firstRules(trx: Trx, editionId: string, kind: string): Promise<Draft> {
	const previous = (await callsOfEdition(trx, editionId)).at(-1);
	const known = previous && ((await rulesInForce(trx, previous.id)) ?? (await draftOfRules(trx, previous.id)));
	if (known) return { criteria: known.criteria, form: known.form, topics: known.topics };
	return blueprintOf(kind)?.call ?? { criteria: [], form: blankForm, topics: [] };
}
