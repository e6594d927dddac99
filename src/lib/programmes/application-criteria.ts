import * as v from 'valibot';
import { answered, Count, criterion, FormField, YesNo, type Answer, type Met } from './criterion.ts';
import { isSound, type Decision, type Endorsement, type Evidence, type Named } from './facts.ts';
import type { Topic } from './topic.ts';

/** The conditions that a call may set for what the school says and brings. */
export const applicationCriteria = {
	/** M-08, M-09: one topic, of the call's list; a topic of the school's own where the call takes one. */
	topic_among: criterion({
		about: 'application',
		clause: 'M-09',
		params: v.strictObject({ other_allowed: YesNo }),
		answer: ({ topic }, { other_allowed }, { topics }) => {
			if (topic === null) return answered('unknown', { topic: null });
			if (topic === 'none') return answered(false, { topic: null });
			return answered(isOffered(topic, topics, other_allowed), { topic: topic.text });
		}
	}),

	/** M-08, E-07: the choice rests on indicators of a named self-evaluation framework, each with its level and its text. */
	topic_grounded: criterion({
		about: 'application',
		clause: 'M-08, E-07',
		params: v.strictObject({ indicators_at_least: Count }),
		answer: ({ evidence }, { indicators_at_least }) => {
			if (evidence === null) return answered('unknown', { have: 0, unsound: 0 });
			const have = indicatorsOf(evidence.filter(isSound)).size;
			return answered(have >= indicators_at_least, { have, unsound: evidence.filter((one) => !isSound(one)).length });
		}
	}),

	/** B-10: problems that the school would solve, of the call's list or, where the call takes them, of its own. */
	problem_named: criterion({
		about: 'application',
		clause: 'B-09, B-10',
		params: v.strictObject({ least: Count, other_allowed: YesNo }),
		answer: ({ problems }, { least, other_allowed }, { topics }) => {
			if (problems === null) return answered('unknown', { have: 0 });
			const have = distinctNames(problems.filter((problem) => isOffered(problem, topics, other_allowed))).size;
			return answered(have >= least, { have });
		}
	}),

	/** seed:BMT: the whole staff has decided to take part; the body, the number of the minutes and the day are known. */
	staff_decision_recorded: criterion({
		about: 'application',
		clause: 'BMT 2006',
		params: v.strictObject({}),
		answer: ({ decision }) => answerParts(decision, ({ body, minutes_no, decided_on }: Decision) => ({ body, minutes_no, decided_on }))
	}),

	/** seed:BMT: the municipality stands behind the school; who, in what post, on what day. */
	municipality_endorsed: criterion({
		about: 'application',
		clause: 'BMT 2006',
		params: v.strictObject({}),
		answer: ({ endorsement }) => answerParts(endorsement, ({ name, post, endorsed_on }: Endorsement) => ({ name, post, endorsed_on }))
	}),

	/** M-21: the school says that it lacks money for professional development. */
	money_lacking: criterion({
		about: 'application',
		clause: 'M-21',
		params: v.strictObject({}),
		answer: ({ money_lacking }) => answered(money_lacking ?? 'unknown')
	}),

	/** A statement of the form to which the school says yes. */
	declared: criterion({
		about: 'application',
		clause: '',
		params: v.strictObject({ field: FormField }),
		answer: ({ declared }, { field }) => answered(declared[field] ?? 'unknown')
	})
};

const isOffered = ({ code, text }: Named, topics: readonly Topic[], otherAllowed: boolean): boolean =>
	code === null ? otherAllowed && text.trim() !== '' : topics.some((topic) => topic.code === code);

const distinctNames = (named: readonly Named[]): Set<string> =>
	new Set(named.map(({ code, text }) => code ?? `other: ${text.trim().toLowerCase()}`));

const indicatorsOf = (evidence: readonly Evidence[]): Set<string> =>
	new Set(evidence.map(({ framework, indicator }) => `${framework} ${indicator}`));

/** Something recorded counts when each of its parts is there; what is missing is named. */
function answerParts<Thing extends object>(thing: Thing | 'none' | null, parts: (thing: Thing) => Record<string, string | null>): Answer {
	if (thing === null) return answered('unknown', { absent: [] });
	if (thing === 'none') return answered(false, { absent: [] });
	const absent = Object.entries(parts(thing)).flatMap(([part, value]) => (value?.trim() ? [] : [part]));
	const met: Met = absent.length === 0;
	return answered(met, { absent });
}
