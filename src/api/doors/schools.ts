import { agreementsOf } from '#agreements/server';
import { applicationsOfSchool } from '#applications/server';
import { certificatesOfSchool } from '#credentials/server';
import { readSchoolNetworks } from '#networks/server';
import { readMyself } from '#people/server';
import { done, refused } from '#platform';
import { readSchool, searchSchools } from '#schools/server';
import { readSchoolTrainings } from '#scheduling/server';
import { listing, reading, type Asked } from '../door.ts';
import { fromPages, leafAt, leafThrough } from '../page.ts';
import { text, truth } from '../schema.ts';
import { Agreement } from '../shapes/agreements.ts';
import { ListedApplication } from '../shapes/applications.ts';
import { Certificate } from '../shapes/certificates.ts';
import { SchoolNetwork } from '../shapes/networks.ts';
import { School, SchoolFile } from '../shapes/schools.ts';
import { SchoolTraining } from '../shapes/trainings.ts';
import { certificateTold } from './certificates.ts';

export const schools = listing({
	path: '/schools',
	name: 'listSchools',
	says: 'Schools of the register by their names.',
	tells: School,
	query: [
		{ name: 'q', says: 'Words from the name, the town, the municipality or the legal code, each from its beginning', schema: text },
		{ name: 'municipality', says: 'The id of a municipality', schema: text },
		{ name: 'type', says: 'The code of a type', schema: text },
		{ name: 'closed', says: 'Closed schools too', schema: truth }
	],
	read: async ({ context, query, window }) => {
		const asked = (name: string) => (query.get(name) ?? '').slice(0, 200);
		const found = await searchSchools(context, {
			q: asked('q'),
			municipality_id: asked('municipality'),
			type: asked('type'),
			closed: asked('closed') === 'true',
			limit: window.limit + 1,
			offset: window.from
		});
		return found.ok
			? done(
					leafAt(
						found.value.rows.map((row) => ({ ...row, type: row.type_code })),
						window
					)
				)
			: found;
	}
});

export const school = reading({
	path: '/schools/{school}',
	name: 'readSchool',
	says: 'A school as the register has it today.',
	tells: SchoolFile,
	read: async ({ context, params }) => {
		const found = await readSchool(context, schoolIn({ params }));
		if (!found.ok) return found;
		const { school, pupils, branches } = found.value;
		return done({ ...school, type: school.type_code, pupils: pupils && { count: pupils.pupils, as_of: pupils.as_of }, branches });
	}
});

export const applicationsOfASchool = listing({
	path: '/schools/{school}/applications',
	name: 'listApplicationsOfSchool',
	says: 'Applications of a school, the newest first: all for those who represent it, for others those that were shared with them.',
	tells: ListedApplication,
	read: async ({ context, params, window }) => {
		const known = await readSchool(context, schoolIn({ params }));
		const { applications, calls } = await applicationsOfSchool(context, schoolIn({ params }));
		if (!known.ok || (applications.length === 0 && calls.length === 0 && !(await hasRoleIn(context, schoolIn({ params })))))
			return refused('not_found');
		return done(leafThrough(applications, window, ({ id }) => id));
	}
});

/** Whoever has a role in the school may see that it has no applications yet. */
async function hasRoleIn(context: Asked['context'], school: string): Promise<boolean> {
	const found = await readMyself(context);
	return found.ok && found.value.roles.some(({ organisation_id }) => organisation_id === school);
}

export const trainingsOfSchool = listing({
	path: '/schools/{school}/trainings',
	name: 'listTrainingsOfSchool',
	says: 'Trainings of a school in the timetable, with what it has said of time and place, for its head and coordinators.',
	tells: SchoolTraining,
	read: async ({ context, params, window }) => {
		const found = await readSchoolTrainings(context, schoolIn({ params }));
		if (!found.ok) return found;
		const told = found.value.trainings.map(({ published, topic_words, ...training }) => ({
			...training,
			topic: topic_words,
			days: published?.days ?? [],
			lecturers: published?.lecturers ?? []
		}));
		return done(leafThrough(told, window, ({ id }) => id));
	}
});

export const networksOfASchool = listing({
	path: '/schools/{school}/networks',
	name: 'listNetworksOfSchool',
	says: 'Networks of a school, past and present, for its own people.',
	tells: SchoolNetwork,
	read: async ({ context, params, window }) => {
		const found = await readSchoolNetworks(context, schoolIn({ params }));
		if (!found.ok) return found;
		const told = found.value.networks.map(({ network, state, complete, membership: { starts_on, ends_on } }) => ({
			...{ id: network.id, slug: network.slug, name: network.name },
			...{ state, complete, starts_on, ends_on }
		}));
		return done(leafThrough(told, window, ({ id, starts_on }) => `${id} ${starts_on}`));
	}
});

const boardSize = 50;

export const agreementsOfSchool = listing({
	path: '/schools/{school}/agreements',
	name: 'listAgreementsOfSchool',
	says: 'Agreements of a school in the order of need, for its head and coordinators.',
	tells: Agreement,
	read: async ({ context, params, window }) => {
		const read = (page: number) => agreementsOf(context, schoolIn({ params }), { state: null, waits: null, q: '', page });
		const first = await read(1);
		if (!first.ok) return first;
		const rows = await fromPages(boardSize, window, async (page) => {
			const next = page === 1 ? first : await read(page);
			return next.ok ? next.value.rows : [];
		});
		return done(leafAt(rows, window));
	}
});

export const certificatesOfASchool = listing({
	path: '/schools/{school}/certificates',
	name: 'listCertificatesOfSchool',
	says: 'Certificates of a school’s people, the newest first, for its head and coordinators.',
	tells: Certificate,
	read: async ({ context, params, window }) => {
		const found = await certificatesOfSchool(context, { school_id: schoolIn({ params }) });
		return found.ok ? done(leafThrough(found.value.map(certificateTold), window, ({ number }) => number)) : found;
	}
});

const schoolIn = ({ params }: Pick<Asked, 'params'>): string => params['school'] ?? '';
