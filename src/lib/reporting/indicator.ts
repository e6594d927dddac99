import type { Text } from '#platform';

/** What an edition can be measured by. Each is reckoned from records by a counter of its name (`server/indicators/counters.ts`). */
export const indicators = [
	'team_members_prepared',
	'schools_trained',
	'networks_active',
	'good_practice_published',
	'teachers_reached',
	'schools_in_networks',
	'trainings_held',
	'hours_attended',
	'certificates_issued'
] as const;
export type Indicator = (typeof indicators)[number];
export const isIndicator = (name: string): name is Indicator => indicators.some((one) => one === name);

export type Definition = {
	name: Text;
	/** What is counted, when it counts, and what does not. */
	counted: Text;
	/** The day on which a record counts. */
	day: Text;
	/** By what a record belongs to a county; a record may belong to none. */
	county: Text;
	/** Whether the sum is in quarters of an academic hour. */
	quarters: boolean;
};

const text = (lt: string, en: string): Text => ({ lt, en });
const ofSchool = text('Mokyklos apskritis tą dieną', 'That of the school on that day');
const definition = (name: Text, counted: Text, day: Text, county = ofSchool, quarters = false): Definition => ({
	...{ name, counted, day, county, quarters }
});

/** How every indicator is counted. The pages and `docs/indicators.md` show these words. */
export const definitions: Record<Indicator, Definition> = {
	team_members_prepared: definition(
		text('Parengti komandų nariai', 'Team members prepared'),
		text(
			'Žmonės, kurie tinklų mokymuose surinko laidos nustatytą valandų skaičių. Skaičiuojamos tik uždarytų lankomumo žurnalų valandos; tinklų susitikimų valandos neskaičiuojamos. Žmogus skaičiuojamas vieną kartą. Jei laida ribos nenustatė, neskaičiuojamas niekas.',
			'People who have reached the hours that the edition sets, in team trainings of its networks. Only hours of closed registers count; those of meetings do not. A person counts once. Where the edition sets no threshold, nobody counts.'
		),
		text('Diena, kurią pasiektas reikalingas valandų skaičius', 'The day on which the hours were reached')
	),
	schools_trained: definition(
		text('Mokyklos, kuriose įvyko mokymai', 'Schools trained'),
		text(
			'Mokyklos, kurių mokymai baigti: visi neatšaukti pusdieniai praėjo ir jų lankomumo žurnalai uždaryti. Mokykla skaičiuojama vieną kartą.',
			'Schools whose training is over: every half-day that was not called off has passed and its register is closed. A school counts once.'
		),
		text('Paskutinė pirmųjų baigtų mokymų diena', 'The last day of the first training that was finished')
	),
	networks_active: definition(
		text('Veikiantys tinklai', 'Active networks'),
		text(
			'Centro sudaryti tinklai, kurie pradėjo veikti ir nebuvo uždaryti anksčiau, nei baigėsi laida. Pačių mokyklų įkurti tinklai neskaičiuojami.',
			'Networks formed by the centre that have begun to work and were not closed before the end of the edition. Networks founded by schools themselves do not count.'
		),
		text('Diena, kurią tinklas pradėjo veikti', 'The day on which the network began to work'),
		text('Mokyklos, kurioje tinklas renkasi, apskritis', 'That of the school in which the network meets')
	),
	good_practice_published: definition(
		text('Paskelbti gerosios patirties pavyzdžiai', 'Examples of good practice published'),
		text(
			'Šios laidos mokyklų pavyzdžiai, kurie dabar paskelbti. Nebeskelbiami neskaičiuojami; nauja to paties pavyzdžio versija antrą kartą neskaičiuojama.',
			'Examples of the edition’s schools that are published now. Withdrawn ones do not count; a new version of an example does not count again.'
		),
		text('Diena, kurią pavyzdys paskelbtas pirmą kartą', 'The day on which the example was first published')
	),
	teachers_reached: definition(
		text('Pasiekti kiti mokytojai', 'Other teachers reached'),
		text(
			'Kiek savo mokyklos mokytojų komanda mokė pati. Iš visų projekto užsiėmimų imamas gausiausias, todėl tas pats mokytojas du kartus neįskaičiuojamas.',
			'How many teachers of its school a team taught itself. Of all sessions of a project only the largest counts, so that no teacher is counted twice.'
		),
		text('Gausiausio užsiėmimo diena', 'The day of the largest session')
	),
	schools_in_networks: definition(
		text('Mokyklos tinkluose', 'Schools in networks'),
		text(
			'Mokyklos, kurios šiandien (laidai pasibaigus – paskutinę jos dieną) yra centro sudaryto tinklo narės.',
			'Schools that are members of a network formed by the centre today; once the edition is over, on its last day.'
		),
		text('Diena, nuo kurios mokykla yra tinkle', 'The day since which the school has been in the network')
	),
	trainings_held: definition(
		text('Įvykę mokymai', 'Trainings held'),
		text(
			'Mokymai mokyklose ir tinklų mokymai, kurių visi neatšaukti pusdieniai praėjo ir žurnalai uždaryti. Tinklų susitikimai neskaičiuojami.',
			'Trainings in schools and team trainings of networks of which every half-day that was not called off has passed and its register is closed. Meetings of networks do not count.'
		),
		text('Paskutinė mokymų diena', 'The last day of the training'),
		text('Mokyklos, kurioje mokoma ar renkasi tinklas, apskritis', 'That of the school that is taught, or in which the network meets')
	),
	hours_attended: definition(
		text('Dalyvių išklausytos akademinės valandos', 'Academic hours attended'),
		text(
			'Visų dalyvių valandos pagal valandų apskaitą: kontaktinės, konsultacijų ir savarankiško darbo. Lektorių valandos neskaičiuojamos.',
			'Hours of all participants in the ledger of hours: contact, consultation and independent work. Hours of lecturers do not count.'
		),
		text('Paskutinė valandų diena', 'The last day of the hours'),
		text('Mokyklos, kurioje mokoma ar renkasi tinklas, apskritis', 'That of the school that is taught, or in which the network meets'),
		true
	),
	certificates_issued: definition(
		text('Galiojantys pažymėjimai', 'Certificates that are good'),
		text(
			'Išduoti pažymėjimai, kurie nepanaikinti ir nepakeisti kitais.',
			'Certificates that were issued and neither revoked nor replaced.'
		),
		text('Išdavimo diena', 'The day of issue')
	)
};
