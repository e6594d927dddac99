import { inLocale, type Locale } from '#platform';
import type { CallRecord } from '#programmes/server';
import { lineOf, placedIn, proposedFor, whyNotRankedIn } from '../../act-result.ts';
import type { Counterfactual } from '../../counterfactual.ts';
import type { Merged } from '../../letter-text.ts';
import { scoreInWords } from '../../score-words.ts';
import { reasonsOf, type Scheme } from '../../scheme.ts';
import type { Act } from '../act.ts';
import { counterfactualInWords, type Named } from '../papers/counterfactual-words.ts';
import { contactLine } from '../tell-school.ts';
import type { StandingDecision } from '../standings.ts';

export type Written = Pick<
	StandingDecision,
	'application_id' | 'reference' | 'school' | 'outcome' | 'departure' | 'reasons' | 'advice' | 'reserve_place' | 'by_appeal'
>;

/** What stands for the fields of the letter about a decision, but for those that are known when it is sent. */
export function letterValues(
	decision: Written,
	{ act, call, named }: { act: Pick<Act, 'scheme' | 'inputs' | 'result'>; call: CallRecord; named: Named },
	found: Counterfactual | null,
	locale: Locale
): Merged {
	const { scheme, inputs, result } = act;
	const placed = placedIn(result, decision.application_id);
	const line = lineOf(result);
	return {
		school: decision.school,
		reference: decision.reference,
		call: inLocale(call.name, locale),
		score: placed ? scoreInWords(placed, locale) : '',
		rank: placed ? String(placed.rank) : '',
		line: line ? scoreInWords(line, locale) : '',
		reserve_place: placeInReserve(decision),
		reasons: reasonsInWords(decision, scheme, locale, 'text'),
		advice: [decision.advice, reasonsInWords(decision, scheme, locale, 'advice')].filter(Boolean).join('\n'),
		counterfactual: whatElse(decision, act, found, named, locale),
		contact: contactLine(call),
		lot_name: inputs.applications.find(({ id }) => id === decision.application_id)?.name ?? ''
	};
}

/** Whoever was raised by an appeal stands before all others. */
const placeInReserve = ({ outcome, by_appeal, reserve_place }: Written): string =>
	outcome === 'reserve' && by_appeal ? '1' : reserve_place === null ? '' : String(reserve_place);

const reasonsInWords = ({ reasons }: Written, scheme: Scheme, locale: Locale, part: 'text' | 'advice'): string =>
	reasonsOf(scheme)
		.filter(({ key }) => reasons.includes(key))
		.map((reason) => inLocale(reason[part], locale))
		.join('\n');

/** What would have changed the answer; where a person departed from what the rules proposed, why. */
function whatElse(decision: Written, { result }: Pick<Act, 'result'>, found: Counterfactual | null, named: Named, locale: Locale): string {
	if (decision.outcome === 'accepted') return '';
	const proposed = proposedFor(result, decision.application_id)?.outcome;
	if (decision.departure !== null && proposed !== decision.outcome)
		return locale === 'lt'
			? `Pagal atrankos tvarką buvo siūlyta kitaip. Kodėl nuspręsta taip: ${decision.departure}`
			: `The rules proposed otherwise. Why it was decided so: ${decision.departure}`;
	// Nobody knows what marks an application would have had that was not judged enough to be ranked.
	const isOpen = found === null && whyNotRankedIn(result, decision.application_id) !== null;
	return isOpen ? '' : counterfactualInWords(found, named, locale);
}
