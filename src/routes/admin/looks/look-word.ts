import { m } from '#lib/messages/messages.js';

const words: Record<string, () => string> = {
	'people.file': m.platform_look_people_file,
	'people.list': m.platform_look_people_list,
	'people.list_taken': m.platform_look_people_list_taken,
	'people.letter': m.platform_look_people_letter,
	'selection.reviews': m.platform_look_selection_reviews,
	'selection.others': m.platform_look_selection_others,
	'selection.file': m.platform_look_selection_file,
	'evaluation.climate': m.platform_look_evaluation_climate,
	'evaluation.needs': m.platform_look_evaluation_needs,
	'evaluation.evaluation': m.platform_look_evaluation_evaluation,
	'evaluation.practice': m.platform_look_evaluation_practice,
	'reporting.evidence': m.platform_look_reporting_evidence
};

/** What was looked at, in words. */
export const lookWord = (what: string): string => words[what]?.() ?? what;
