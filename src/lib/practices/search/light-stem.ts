/** Case and diacritics folded, as the database folds them. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * What is left of a Lithuanian word without the ending of its declension or conjugation, folded: rough, only to know whether two words are
 * forms of one. At least three letters stay.
 */
export function lightStem(word: string): string {
	const whole = folded(word);
	const ending = endings.find((one) => whole.endsWith(one) && whole.length - one.length >= 3);
	return ending === undefined ? whole : whole.slice(0, -ending.length);
}

/** Endings of nouns, adjectives and verbs, folded, the longest first. */
const endings = (
	'iuosiuose iuosiose iausias iausia iesiems iosioms uosiuose amiesiems iuosius uosius omis emis imis umis oms ems ims ums iams iems iuose uose ' +
	'iose ose ese yse use iais iomis iai ius ios iu ia io iui iumi imi umi ais ams uos ai as es is ys us os om e a o u i y ui oje eje yje uje ' +
	'ame ime ume ieji asis uoju ojo ajam aji ajame uju ojoje aja osios osioms ioji yti eti oti uoti inti ti'
)
	.split(' ')
	.sort((one, other) => other.length - one.length);
