import type { Stage, Who } from './cast.ts';

/** Something that changes what others rely on: its address, what is sent, and who may. */
type Act = { what: string; path: string; fields: (stage: Stage) => Record<string, string | string[]>; may: Who[] };

const application = '/school/[school]/applications/[application]';

/** The dangerous ones, each with words that would do it. */
export const acts: Act[] = [
	// While the school has not yet taken its application back: then its training is held no more.
	{
		what: 'marking attendance',
		path: '/training/[training]/register/[session]?/save',
		fields: ({ values }) => ({ [`status-${values['participant']}`]: 'present' }),
		may: ['officer']
	},
	{
		what: 'putting somebody among the participants of a training',
		path: '/training/[training]/participants?/add',
		fields: () => ({ name: 'Ona Kitur', post: 'Mokytoja', email: '', from_year: '2026', from_month: '11', from_day: '22' }),
		may: ['head', 'coordinator', 'officer']
	},
	{
		what: 'putting somebody into the team',
		path: `${application}/members/new`,
		fields: () => ({
			name: 'Ona Kitur',
			email: '',
			post: 'Mokytoja',
			subject: '',
			roles: ['teacher'],
			category: 'teacher',
			category_reason: ''
		}),
		may: ['head', 'coordinator']
	},
	{
		what: 'writing into a discussion of the school',
		path: '/room/[room]/discussions/[discussion]?/write',
		fields: () => ({ id: '', parent: '', body: 'Svetimas žodis' }),
		may: ['head', 'coordinator', 'member']
	},
	{
		what: 'showing a discussion of the school to the room',
		path: '/room/[room]/discussions/[discussion]?/show',
		// Told before how many posts of others go with it.
		fields: () => ({ visibility: 'network', told: '99' }),
		may: ['member']
	},
	{ what: 'signing for the head', path: `${application}/sign-off?/sign`, fields: () => ({}), may: ['head'] },
	{
		what: 'letting oneself write in an application',
		path: `${application}/people?/share`,
		fields: ({ people }) => ({ person: people.viewer, name: '', email: '', may: 'edit' }),
		may: ['head', 'coordinator']
	},
	{ what: 'sending an application', path: `${application}/submission?/send`, fields: () => ({}), may: ['head', 'coordinator'] },
	{
		what: 'inviting somebody to the school',
		path: '/school/[school]/people/invitation',
		fields: () => ({ name: 'Naujas Žmogus', email: 'naujas@kitur.example', kind: 'school_coordinator' }),
		may: ['head', 'coordinator', 'officer']
	},
	{
		what: 'making somebody the head of a school',
		path: '/admin/people/[person]?/give',
		fields: ({ values }) => ({
			kind: 'school_head',
			organisation: '',
			organisation_id: values['school'] ?? '',
			starts_on_year: '2026',
			starts_on_month: '11',
			starts_on_day: '20'
		}),
		may: ['officer']
	},
	{
		what: 'making oneself an officer of the centre',
		path: '/admin/people/[person]?/give',
		fields: ({ values }) => ({
			kind: 'centre_officer',
			organisation: '',
			organisation_id: values['centre'] ?? '',
			starts_on_year: '2026',
			starts_on_month: '11',
			starts_on_day: '20'
		}),
		may: ['officer']
	},
	{
		what: 'taking an application back',
		path: `${application}/withdrawal`,
		fields: () => ({ reason: 'Persigalvojome.' }),
		may: ['head', 'coordinator']
	},
	{
		what: 'beginning the selection of a call',
		path: '/programme/[programme]/calls/[call]/selection?/begin',
		fields: () => ({}),
		may: ['officer']
	},
	{
		what: 'saying what matters when networks are formed',
		path: '/programme/[programme]/editions/[edition]/networks/criteria',
		fields: () => ({ revision: '0', level: 'regional', least: '2', most: '6', distance: 'much', topic: 'none', same_type: 'none' }),
		may: ['officer']
	},
	{
		what: 'locking a school of a proposal of networks',
		path: '/programme/[programme]/editions/[edition]/networks/proposals/[proposal]?/lock',
		fields: ({ values }) => ({ toggle: values['school'] ?? '' }),
		may: ['officer']
	},
	{
		what: 'entering a value of a project',
		path: '/project/[project]/measures/[measure]?/value',
		fields: () => ({ typed: '25 %', note: '' }),
		may: ['head', 'coordinator', 'member']
	},
	{
		what: 'deciding a cycle of a project',
		path: '/project/[project]/cycles/[cycle]/decision',
		fields: () => ({ seen: '0', decision: 'adopt', learned: 'Pavyko.', next_step: '' }),
		may: ['head', 'coordinator', 'member']
	},
	{
		what: 'answering for a team',
		path: '/project/[project]/notes/[note]?/answer',
		fields: () => ({ answer: '18 iš 24' }),
		may: ['head', 'coordinator', 'member']
	},
	{
		what: 'writing down what a network has agreed upon',
		path: '/network/[network]/charter',
		fields: () => ({
			seen: '1',
			aim: 'Kitas tikslas.',
			rules: '',
			first_on_year: '2027',
			first_on_month: '1',
			first_on_day: '20',
			time: '14.30',
			every_weeks: '2',
			place: 'remote'
		}),
		may: ['head', 'coordinator', 'officer']
	},
	{
		what: 'setting the aim of a project, which is its team’s (B-09)',
		path: '/project/[project]/aim',
		fields: () => ({
			seen: '1',
			measure: 'Klausiančių mokinių dalis',
			unit: '%',
			from: '12',
			to: '60',
			by_on_year: '2099',
			by_on_month: '6',
			by_on_day: '10',
			for_whom: 'Septintokai',
			why: ''
		}),
		may: ['member', 'head', 'coordinator']
	},
	{
		what: 'showing a project to everybody',
		path: '/project/[project]/settings',
		fields: () => ({ seen: '0', title: 'Septintokai klausia per pamokas', visibility: 'public' }),
		may: ['coordinator', 'head']
	},
	{
		what: 'asking the teachers who were reached whether they agree to be named',
		path: '/project/[project]/reach/taught/[taught]?/ask',
		fields: () => ({}),
		may: ['member', 'head', 'coordinator']
	},
	{
		what: 'taking the card of a problem out of the open database',
		path: '/project/[project]/problem/publication?/withdraw',
		fields: () => ({}),
		may: ['head', 'coordinator']
	}
];
