import type { Day, Text } from '#platform';
import type { DatePattern } from '#programmes';
import type { Span } from './days.ts';
import type { Weights } from './season.ts';

/** Everything the rules of the timetable may know of one season. Facts are gathered before; the rules ask nothing. */
export type SeasonFacts = {
	season: Season;
	/** What a school gets by the terms of the edition (M-10, M-14). */
	dose: { days: number; hours_a_day: number; lecturers: number; patterns: readonly DatePattern[] };
	/** Public holidays of Lithuania within the season (M-13). */
	holidays: readonly { day: Day; name: Text }[];
	closures: readonly (Span & { id: string; name: Text })[];
	trainings: readonly TrainingFacts[];
	lecturers: readonly LecturerFacts[];
	pairings: readonly Pairing[];
};

export type Season = {
	edition_id: string;
	first_on: Day;
	last_on: Day;
	gap_least: number;
	gap_most: number;
	begins: string;
	ends: string;
	weights: Weights;
	revision: number;
};

export type TrainingFacts = {
	id: string;
	reference: string;
	application_id: string;
	school_id: string;
	school: string;
	municipality: string;
	latitude: number;
	longitude: number;
	topic: string;
	topic_words: Text;
	people: number;
	patterns: readonly DatePattern[];
	preferred: { from: Day; to: Day } | null;
	/** Null where it is the school itself (M-17). */
	venue: string | null;
	/** Days on which the school cannot host. */
	exceptions: readonly Span[];
	/** Whether the school holds a place of the selection, and the training was not cancelled (M-16). */
	stands: boolean;
};

export type LecturerFacts = {
	id: string;
	name: string;
	municipality: string;
	latitude: number;
	longitude: number;
	topics: readonly string[];
	languages: readonly string[];
	most_days: number;
	absences: readonly Span[];
	/** Days on which a published timetable of another edition has booked them. */
	elsewhere: readonly Day[];
	/** Whether they hold the role of a lecturer today and have said what they teach. */
	available: boolean;
};

export type Pairing = { id: string; one_id: string; other_id: string; kind: 'well' | 'rather_not' };

/** When and by whom a training is held, in one version. Unfinished where it has fewer days or lecturers than it should. */
export type Placed = { training_id: string; days: Day[]; lecturers: string[]; days_pinned: boolean; lecturers_pinned: boolean };
