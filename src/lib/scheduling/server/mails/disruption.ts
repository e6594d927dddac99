import type { Template } from '#platform/server';
import type { DisruptionKind } from '../../disruption.ts';

type Disrupted = { kind: DisruptionKind; lecturer: string; school: string; days: string; address: string };

const what = {
	lt: {
		lecturer_away: ({ lecturer }) => `Lektorius negalės vesti mokymų: ${lecturer}`,
		lecturer_withdrawn: ({ lecturer, school }) => `Lektorius atsisako mokymų: ${[lecturer, school].filter(Boolean).join(', ')}`,
		school_closed: ({ school }) => `Mokykla negalės priimti mokymų: ${school}`,
		offer_declined: ({ lecturer, school }) => `Mokymų dienos netinka: ${[lecturer, school].filter(Boolean).join(', ')}`
	},
	en: {
		lecturer_away: ({ lecturer }) => `A lecturer cannot hold trainings: ${lecturer}`,
		lecturer_withdrawn: ({ lecturer, school }) => `A lecturer leaves: ${[lecturer, school].filter(Boolean).join(', ')}`,
		school_closed: ({ school }) => `A school cannot host its training: ${school}`,
		offer_declined: ({ lecturer, school }) => `The training days do not suit: ${[lecturer, school].filter(Boolean).join(', ')}`
	}
} satisfies Record<'lt' | 'en', Record<DisruptionKind, (values: Disrupted) => string>>;

/** To the officers of the centre: something published cannot be as it is. */
export const disrupted: Template<Disrupted> = {
	lt: (values) => ({
		subject: what.lt[values.kind](values),
		paragraphs: [
			`${what.lt[values.kind](values)}.`,
			`Dienos: ${values.days}.`,
			'Ieškome, kaip pataisyti mokymų grafiką, kad keistis tektų kuo mažiau žmonių. Pasirinkti galėsite šiame puslapyje.',
			{ act: 'Pasirinkti pataisymą', address: values.address }
		]
	}),
	en: (values) => ({
		subject: what.en[values.kind](values),
		paragraphs: [
			`${what.en[values.kind](values)}.`,
			`Days: ${values.days}.`,
			'We are looking for ways to repair the timetable so that as few people as possible have to move. You can choose on this page.',
			{ act: 'Choose a repair', address: values.address }
		]
	})
};
