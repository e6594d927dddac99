import * as v from 'valibot';
import { TextSchema } from './text.ts';

const many = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const hours = v.pipe(v.number(), v.multipleOf(0.25), v.minValue(0), v.maxValue(1000));

/** How the schools of an edition are grouped: in networks of school teams, or each by itself. */
const GroupingSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('networks'), networks: many, schools_each: many, coordinators_each: many, experts_at_least: many }),
	v.strictObject({ kind: v.literal('single_school') })
]);

/** A: days in a row; B: two days, a break, one day; C: single days (M-11). */
export const datePatterns = ['A', 'B', 'C'] as const;
export type DatePattern = (typeof datePatterns)[number];

/** How much a school gets: a long journey, or days of so many academic hours that the kinds of hours add up to (M-10). */
const DoseSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('journey') }),
	v.pipe(
		v.strictObject({
			kind: v.literal('days'),
			days: many,
			hours_a_day: hours,
			contact_hours: hours,
			consultation_hours: hours,
			patterns: v.pipe(v.array(v.picklist(datePatterns)), v.minLength(1)),
			lecturers_at_once: many
		}),
		v.check((dose) => dose.contact_hours + dose.consultation_hours === dose.days * dose.hours_a_day, 'hours_add_up')
	)
]);

export const agreementParties = ['ministry', 'school', 'municipality'] as const;
export const fundingSources = ['ministry', 'school', 'municipality', 'international_project', 'structural_funds'] as const;

/** Half a term: what an edition says that was written down before editions said it. */
const usuallyQuietAfter = 45;

/** What an edition sets beside its calls. */
export const EditionTermsSchema = v.strictObject({
	grouping: GroupingSchema,
	dose: DoseSchema,
	/** Who signs; nobody where there is no agreement. */
	agreement: v.nullable(v.strictObject({ parties: v.pipe(v.array(v.picklist(agreementParties)), v.minLength(2)) })),
	/** Improvement projects that a school carries out at a time; none where the programme asks for none. */
	projects_each_school: v.nullable(many),
	/** A school is quiet after so many days without any sign of life: then its coordinators are led to write to it. */
	quiet_after_days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(365)), usuallyQuietAfter),
	/** On whom participation is counted (B-11). */
	participation: v.pipe(v.array(v.picklist(['team', 'all_teachers'])), v.minLength(1)),
	funding: v.array(v.picklist(fundingSources)),
	/** Packs that are handed over and recorded (M-19). */
	packs: v.array(v.picklist(['handout', 'methodological'])),
	/** What a team takes upon itself (B-18). */
	team_duties: v.array(TextSchema),
	/** Weak points known from experience, said to applicants in time (M-23). */
	weak_points: v.array(TextSchema)
});
export type EditionTerms = v.InferOutput<typeof EditionTermsSchema>;

/** How many schools an edition of networks takes; where each school is by itself, the call's capacity says it. */
export const schoolsInNetworks = ({ grouping }: EditionTerms): number | null =>
	grouping.kind === 'networks' ? grouping.networks * grouping.schools_each : null;
