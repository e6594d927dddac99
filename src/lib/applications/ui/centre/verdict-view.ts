import { m } from '#lib/messages/messages.js';
import { list } from '#lib/ui/format.ts';
import type { FindingState } from '#lib/ui/types.ts';
import type { Locale } from '#platform';
import { mayOverride, type Names, type Rule, type Terms, type Verdict } from '#programmes';
import { findingInWords, ruleInWords } from '#lib/programmes/ui/say.ts';
import type { Content } from '../../content.ts';

/** A finding as an officer reads it: what was found, the condition, its clause, whom it concerns, and what may be done. */
export type OfficerFinding = {
	id: string;
	state: FindingState;
	text: string;
	rule: string;
	clause: string;
	people: string;
	/** A flag that stands and may be let pass. */
	may_pass: boolean;
	passed: { by: string; at: Date; reason: string } | null;
};

type Judged = { verdict: Verdict; content: Content };
type Passed = { rule_id: string; by: string; at: Date; reason: string };
const order: FindingState[] = ['missing', 'look', 'met', 'priority'];

/** The findings of a sending in words: what is missing first, then what needs a look, then what is met. */
export function officerFindings(
	{ verdict, content }: Judged,
	overrides: readonly Passed[],
	{ terms, names, locale }: { terms: Terms; names: Names; locale: Locale }
): OfficerFinding[] {
	const persons = new Map(content.team.map(({ person, name }) => [person, name]));
	return verdict.findings
		.flatMap((finding) => {
			const state = stateOf(finding);
			if (state === null) return [];
			const rule = ruleInWords({ ...finding, wording: null } as unknown as Rule, terms, names, locale);
			const people = finding.members.flatMap((person) => persons.get(person) ?? []);
			const passed = overrides.find(({ rule_id }) => rule_id === finding.id) ?? null;
			return [
				{
					id: finding.id,
					state,
					text: findingInWords(finding, names, locale),
					rule: rule.text,
					clause: rule.clause && m.application_document_clause({ clause: rule.clause }, { locale }),
					people: people.length > 0 ? m.application_centre_people({ names: list(people, locale) }, { locale }) : '',
					may_pass: passed === null && mayOverride(finding),
					passed
				}
			];
		})
		.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

function stateOf({ severity, met, override }: Verdict['findings'][number]): FindingState | null {
	if (severity === 'priority' || severity === 'tie_break') return met === true ? 'priority' : null;
	if (met === true || override) return 'met';
	return severity === 'refuse' && met === false ? 'missing' : 'look';
}
