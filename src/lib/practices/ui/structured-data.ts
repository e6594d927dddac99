import { licencePages } from './practice-words.ts';
import type { Facts, Licence } from '#practices';

type Shown = {
	title: string;
	problem: string;
	keywords: string;
	facts: Facts;
	authors: readonly string[];
	licence: Licence;
	published_at: Date;
	first_at: Date;
	address: string;
	pictures: readonly DescribedPicture[];
};

/** A picture that may leave, where it is as a JPEG. */
type DescribedPicture = { address: string; width: number; height: number; alt: string; caption: string; credit: string };

/** What machines read of an example: a learning resource of schema.org with the words of LRMI, fit to stand in a page. */
export function structuredData({
	title,
	problem,
	keywords,
	facts,
	authors,
	licence,
	published_at,
	first_at,
	address,
	pictures
}: Shown): string {
	const school = { '@type': 'EducationalOrganization', name: facts.school };
	const said = {
		'@context': 'https://schema.org',
		'@type': ['LearningResource', 'Article'],
		'@id': address,
		url: address,
		headline: title,
		name: title,
		abstract: problem,
		inLanguage: 'lt',
		learningResourceType: 'good practice',
		educationalUse: 'professional development',
		audience: { '@type': 'EducationalAudience', educationalRole: 'teacher' },
		about: facts.group_name?.lt,
		keywords: keywords === '' ? undefined : keywords,
		license: licencePages[licence],
		author: authors.length > 0 ? authors.map((name) => ({ '@type': 'Person', name, affiliation: school })) : school,
		sourceOrganization: school,
		contentLocation: {
			'@type': 'Place',
			name: facts.municipality,
			geo: { '@type': 'GeoCoordinates', latitude: facts.latitude, longitude: facts.longitude }
		},
		datePublished: first_at.toISOString().slice(0, 10),
		dateModified: published_at.toISOString().slice(0, 10),
		image: pictures.length > 0 ? pictures.map((picture) => imageObject(picture, { school, licence })) : undefined,
		isAccessibleForFree: true
	};
	// Inside a script of a page nothing may look like its end.
	return JSON.stringify(said).replaceAll('<', '\\u003c');
}

/** A picture with its licence and whose it is, as search engines ask for it; under the licence of the example to which it belongs. */
const imageObject = (
	{ address, width, height, alt, caption, credit }: DescribedPicture,
	{ school, licence }: { school: object; licence: Licence }
) => ({
	'@type': 'ImageObject',
	contentUrl: address,
	width,
	height,
	description: alt,
	caption: caption === '' ? undefined : caption,
	license: licencePages[licence],
	creator: school,
	creditText: credit === '' ? undefined : credit
});
