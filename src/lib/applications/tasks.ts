import {
	criteria,
	isBlank,
	unanswered,
	type Answers,
	type CriterionName,
	type Feed,
	type Field,
	type Finding,
	type Form,
	type Section,
	type Verdict
} from '#programmes';

/**
 * Where one part of an application stands. `optional` – nothing is asked that must be answered, and nothing is written;
 * `waiting` – somebody else's word is asked for; `remarked` – the centre has sent it back with a remark here.
 */
export type TaskState = 'done' | 'todo' | 'optional' | 'waiting' | 'remarked' | 'blocked';

/** One line of the task list: a section of the form, or one of the two last steps. */
export type Task = { key: string; step: 'section' | 'sign_off' | 'submission'; state: TaskState };

/** What the task list looks at. */
export type Progress = {
	form: Form;
	answers: Answers;
	verdict: Verdict;
	endorsement: 'endorsed' | 'declined' | 'asked' | null;
	/** The head has signed what is written now. */
	signed: boolean;
	/** The keys of fields and sections that the centre has remarked on. */
	remarked: string[];
};

/** The task list of an application: every section of its form, then the head's signature where the call asks for it, then sending. */
export function tasksOf(progress: Progress): Task[] {
	const sections = progress.form.sections.map((section): Task => ({
		key: section.key,
		step: 'section',
		state: sectionState(section, progress)
	}));
	const ready = sections.every(({ state }) => state !== 'todo');
	const steps: Task[] = progress.form.head_signs
		? [{ key: 'sign_off', step: 'sign_off', state: progress.signed ? 'done' : ready ? 'todo' : 'blocked' }]
		: [];
	return [...sections, ...steps, { key: 'submission', step: 'submission', state: ready ? 'todo' : 'blocked' }];
}

/** The required questions of the form that still wait for an answer, each with its section. */
export const missingAnswers = (form: Form, answers: Answers): { section: Section; field: Field }[] => {
	const missing = new Set(unanswered(form, answers).map(({ key }) => key));
	return form.sections.flatMap((section) => section.fields.filter(({ key }) => missing.has(key)).map((field) => ({ section, field })));
};

function sectionState(section: Section, progress: Progress): TaskState {
	if (progress.remarked.some((key) => key === section.key || section.fields.some((field) => field.key === key))) return 'remarked';
	const own = questionsState(section, progress);
	if (own === 'todo') return 'todo';
	if (section.kind === 'endorsement') return endorsementState(progress);
	if (section.kind === 'team') return aboutState(progress, (criterion) => criteria[criterion].about === 'team');
	if (section.kind === 'evidence') return aboutState(progress, (criterion) => criterion === 'topic_grounded');
	return section.kind === 'school' ? 'done' : own;
}

function questionsState({ fields }: Section, { answers }: Progress): TaskState {
	if (fields.some(({ key, required }) => required && isBlank(answers[key]))) return 'todo';
	return fields.some(({ key }) => !isBlank(answers[key])) ? 'done' : 'optional';
}

function endorsementState({ endorsement, verdict }: Progress): TaskState {
	if (endorsement === 'endorsed' || endorsement === 'declined') return 'done';
	if (endorsement === 'asked') return 'waiting';
	return verdict.findings.some(({ criterion }) => criterion === 'municipality_endorsed') ? 'todo' : 'optional';
}

/** Done when no indispensable condition on this part is open; without such a condition it is optional. */
function aboutState({ verdict }: Progress, concerns: (criterion: keyof typeof criteria) => boolean): TaskState {
	const musts = verdict.findings.filter(({ criterion, severity }) => severity === 'refuse' && concerns(criterion));
	if (musts.length === 0) return 'optional';
	return musts.every(({ met }) => met !== false && !(met === 'unknown' && musts.every((must) => must.met === 'unknown'))) ? 'done' : 'todo';
}

/** The part of the form in which a condition is met or not; none where only the register knows. */
export function sectionFor({ criterion, params }: Pick<Finding, 'criterion' | 'params'>, form: Form): Section | undefined {
	const ofKind = (kind: Section['kind']) => form.sections.find((section) => section.kind === kind);
	if (criteria[criterion].about === 'team') return ofKind('team');
	if (criterion === 'topic_grounded') return ofKind('evidence');
	if (criterion === 'municipality_endorsed') return ofKind('endorsement');
	const feed = feedOf[criterion];
	const asks = (field: Field) =>
		(feed !== undefined && field.feeds === feed) || (criterion === 'declared' && 'field' in params && field.key === params.field);
	return form.sections.find(({ fields }) => fields.some(asks));
}

const feedOf: Partial<Record<CriterionName, Feed>> = {
	topic_among: 'topic',
	problem_named: 'problems',
	staff_decision_recorded: 'decision_body',
	money_lacking: 'money_lacking'
};
