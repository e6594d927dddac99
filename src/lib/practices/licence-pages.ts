import { isLicence, type Licence } from './practice.ts';

/** Where the words of a licence stand. */
export const licencePages: Record<Licence, string> = {
	'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
	'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
	'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/'
};

/** The page of a licence as it was kept; of one that is not known any more its name. */
export const licencePage = (licence: string): string => (isLicence(licence) ? licencePages[licence] : licence);
