"""Ordinary English words that mean nearly the same, or the opposite, in an explanation."""

from __future__ import annotations

from functools import lru_cache

from tutorbot.core.language.content import stem

# Groups of words, ";" between them: any two words of a group may stand for each other when
# somebody explains a thing; a word may stand in several. First those of everyday explanations.
_EVERYDAY = """
increase rise raise grow growth gain climb boost higher greater bigger enlarge expand amplify;
decrease reduce lower drop decline fall shrink diminish lessen fewer smaller less cut weaken; more
additional extra further greater; big large huge great massive vast enormous bulky; small little
tiny minor slight minute short; high tall elevated top upper; low bottom lower beneath under
below; fast quick rapid speedy swift immediate; slow sluggish gradual delayed; start begin
initiate commence launch initial beginning onset; stop end finish halt cease terminate quit
conclude final; first initial beginning front head start; last final end rear tail back; change
alter modify vary adjust adapt shift transform convert update correct tune; different differ
distinct unlike varied various diverse dissimilar; same equal identical alike similar equivalent
equally match; keep retain hold maintain preserve store save remain stay contain memorize; make
create build construct form produce generate yield; give provide supply offer deliver grant return
output; take get obtain receive acquire gain fetch collect gather accept; need require demand
necessary must essential depend; use utilize employ apply exploit usage; show display demonstrate
indicate reveal present exhibit depict illustrate; tell explain describe state specify define
mention express; mean represent denote signify stand indicate imply; find detect discover locate
identify recognize determine search seek; know understand realize aware knowledge learn; learn
train learning training study adapt; think believe consider assume suppose guess; see observe
notice watch look view visible perceive; check test verify examine inspect validate confirm try;
compare contrast match relate; choose select pick decide choice selection chosen; add append
insert attach include put plus join combine sum; remove delete erase drop eliminate discard pop
extract subtract; move shift travel transfer carry transport go motion pass flow; send transmit
transfer forward deliver pass broadcast emit; carry transport move bring bear; push press shove
force insert; pull drag draw tug attract; connect link join attach couple bind bond wire
connection tie; separate split divide disconnect detach part isolate partition break apart; break
damage destroy ruin crack fail burn broken faulty defective; fix repair mend correct restore; open
unlocked uncovered; close shut closed closing; complete full whole entire finish total; incomplete
partial unfinished broken; whole entire all total complete overall full every; part piece portion
section component segment element share fraction; place location position spot site point area
where; area region zone space surface territory; space room gap place; path route way track
pathway course road line; gap hole opening break space slot; line row string sequence queue; order
sequence arrangement rank sort; sort order arrange organize rank sorted; group set cluster class
collection category bunch family; kind type sort class category form variety; example instance
case sample; list enumeration array sequence series; amount quantity number volume count level
degree; number count quantity amount many digit; size dimension length magnitude extent; length
distance long size duration; distance far length apart away; time period duration moment interval;
often frequently usually commonly regularly repeatedly; rare seldom infrequent uncommon; always
constantly every continuously permanently; never not; constant fixed steady unchanged stable
static same; random arbitrary chance stochastic randomly; random shuffle arbitrary; chance
probability likelihood likely probable odds; possible able can feasible; impossible unable cannot;
cause make lead result produce trigger reason due; effect result consequence outcome impact
influence affect; affect influence impact change; reason cause explanation why because; purpose
goal aim objective role function job task intent; function role purpose job task method procedure;
method procedure technique approach way process function strategy; process procedure operation
method mechanism; rule law principle regulation guideline convention; plan design scheme strategy
layout; problem issue difficulty trouble challenge drawback disadvantage; difficult hard tough
complicated complex challenging; hard solid tough rigid firm stiff; soft gentle tender; easy
simple straightforward effortless basic; simple basic plain elementary easy; complex complicated
difficult intricate sophisticated; advantage benefit strength plus gain good; disadvantage
drawback downside weakness limitation cost; good useful helpful beneficial right well great; bad
poor wrong harmful worse; better improve enhance superior best optimize; best optimal ideal
optimum perfect winner; worse poorer degrade inferior; important significant essential key main
major crucial relevant; main primary principal chief major central key; right correct true
accurate valid proper exact; wrong incorrect false invalid mistaken inaccurate erroneous; error
mistake fault bug failure loss; exact precise accurate specific; specific particular certain
special given; general common universal generic overall broad; common shared usual general typical
frequent joint; normal usual typical ordinary regular standard; standard norm convention uniform
reference; special specific unique particular; unique single one distinct sole only; single one
individual sole lone; many multiple several numerous various lot; several multiple many few
various; two both pair double twice couple; half middle midpoint; middle center midpoint central
halfway between; inside within internal inner interior; outside external outer exterior beyond;
near close nearby adjacent neighbor next beside; neighbor adjacent nearby surrounding; far distant
away remote; next following subsequent after later successor; previous prior before preceding
earlier predecessor past; before prior previous ahead earlier; after later following then
afterwards; again repeat repeatedly iterate recur loop; repeat iterate loop cycle again recur;
cycle loop period round; step stage phase iteration level; level layer stage tier degree height;
layer level tier sheet stratum; join merge combine unite connect fuse integrate; mix blend combine
mixture; spread distribute scatter disperse extend; gather collect accumulate assemble; fill
occupy load; empty vacant blank nothing; share common distribute divide; allow let permit enable;
prevent stop avoid block hinder prohibit inhibit; avoid prevent evade reduce; protect guard secure
shield defend safe; help aid assist support facilitate; support hold assist help; force power
strength push pull; strength force power intensity; power energy strength electricity; energy
power heat work; heat warm hot warmth thermal temperature; cold cool chill freeze; hot warm
heated; bright light shiny luminous glow; dim dark faint; light bright lamp illuminate; dark black
dim; loud noisy volume; quiet silent soft; heavy weighty dense massive; weight mass heavy
heaviness; dense thick concentrated compact; thin slim narrow fine; wide broad; long lengthy
extended; short brief small; flat level even horizontal; steep sloped inclined; sharp pointed;
smooth even; rough coarse; wet moist damp; dry arid; strong powerful robust intense; weak feeble
faint; float rise buoyant; sink fall descend; dissolve melt disappear mix; melt liquefy thaw;
freeze solidify; boil evaporate vaporize; evaporate vaporize vapor; vanish disappear; appear
emerge show occur; happen occur arise place; absorb soak take; release emit discharge free;
collide hit strike crash bump; contact touch meet; rub scratch scrape; turn rotate spin twist
revolve; shake vibrate vibration oscillate wobble; wave oscillation vibration; sound noise tone;
pitch tone frequency; color hue; shape form figure outline; look appear appearance seem; water
liquid fluid; gas air vapor; air gas atmosphere; rock stone mineral; earth soil ground land; soil
dirt earth ground; wash erode wear weather; deposit settle drop leave; animal creature organism;
live alive survive living; die dead death perish; eat feed consume food; body organism; plant seed
vegetation; grow develop; person human people somebody individual; child offspring kid descendant;
parent ancestor; man person; money cost price; cost price expense expensive; cheap inexpensive;
value amount number quantity; variable factor quantity parameter; parameter argument variable
coefficient; measure calculate quantify gauge; calculate compute determine evaluate work; estimate
predict approximate guess prediction; predict forecast estimate expect; expect anticipate predict
desired; desired wanted target expected; target goal desired label; label tag mark name; name
identifier title label; result outcome output answer product; input enter feed entry; data
information records; information data knowledge detail; sample example subset; pattern example
shape sample; test exam experiment trial; experiment test trial study; study research investigate
investigation; evidence proof sign; sum total add summation addition; difference distinction
contrast subtraction; ratio proportion fraction; speed velocity pace rate fast quick; maximum
largest highest greatest most peak; minimum smallest lowest least; limit bound restrict
restriction constraint threshold; threshold limit cutoff; range interval span; increase maximize;
minimize reduce decrease lower least; direction way orientation; opposite reverse contrary inverse
backward; reverse backward opposite invert; forward ahead; straight direct linear; curve bend
nonlinear; linear line straight; relation relationship dependence connection correlation; depend
rely based; independent separate unrelated; automatic automatically self; manual hand; machine
computer device system; device machine equipment tool apparatus instrument; program software code
application; code program instruction; instruction command statement; command instruction order;
execute run perform operate; perform execute do carry; run execute operate work; work operate
function run; call invoke; define declare definition specify; initialize start set assign; assign
give allocate set; allocate assign reserve; reserve allocate book; memory storage store ram; store
save keep storage hold record; location address place position; address location destination;
pointer reference address link; element item entry member node; item element object entry; member
element component; object instance thing entity; node vertex unit element neuron; unit neuron node
module; edge link connection; tree hierarchy; root top; leaf terminal; graph network diagram plot;
network net graph; array table list; table chart; string text characters; character letter symbol;
symbol sign character; sign signal symbol mark indicate; signal message sign; message packet frame
information; packet frame message datagram; byte octet; host station computer node; link
connection channel; channel link medium; line wire cable link; wire cable lead line; traffic load
flow; route path forward direct; delay latency wait lag; wait delay pause; busy occupied used;
free available unused idle; available accessible free; access reach read; reach arrive access
attain; arrive come reach; leave depart exit; copy duplicate replicate clone; replace substitute
swap exchange; swap exchange interchange; exchange swap trade; search find look seek; visit
traverse walk; return give back; hidden concealed private; public open visible; visible public
accessible; global universal overall; local nearby; dynamic flexible changing; flexible adaptable;
efficient fast effective; accurate precise correct; reuse reusability reusable; abstract
abstraction; model representation simulation; simulate imitate model mimic; imitate mimic copy
resemble; resemble similar like alike; network system; system structure; structure organization
arrangement form; gradient slope derivative steepness; slope gradient incline steep; derivative
gradient differential; oscillate zigzag fluctuate; noise disturbance; classify categorize class
discriminate; class category group label; property characteristic attribute feature quality;
characteristic property trait feature; space domain; vector array; function mapping map; map
mapping transform; transform convert map; convert change transform translate; activate fire
trigger; response reaction answer reply; react respond reaction; answer response solution reply;
solve solution resolve; question problem query; ask request query; request ask demand; agree
concur; disagree object; accept agree; reject refuse deny; win victory winner; compete competition
rival; cooperate collaborate; fair just equal unbiased fairness; bias prejudice skew slant; unfair
biased; represent typical; population people everyone; everyone everybody all; control regulate
manage govern; manage control handle administer; handle manage process; guide direct lead; lead
guide result; follow obey pursue; hide conceal mask; cover hide; filter screen sieve; detect sense
notice; sense feel detect; feel touch sense; read scan; write record; record note store; draw
sketch plot; picture image drawing diagram; factor cause variable; condition state circumstance;
state condition status situation; situation circumstance case; experience practice; brain mind;
ability capability capacity power; capacity ability volume; try attempt; explicit clear; clear
obvious transparent; unknown unfamiliar; new novel recent fresh; old ancient previous; young new;
modern current; current present electricity; present current now; future later; temporary short;
permanent lasting; physical real actual; real actual true; virtual simulated; natural nature;
artificial synthetic; manmade artificial
"""

# Then those that mark a field: science, computing, statistics, machine learning.
_OF_A_FIELD = """
weight parameter coefficient strength synapse connection; neuron node unit cell perceptron; cost
loss error objective criterion energy; error mistake residual difference deviation discrepancy;
learn train fit adapt estimate optimize teach; descend descent decrease minimize downhill; output
prediction result response activation; input stimulus signal feature observation; label target
desired expected class truth; sample example instance observation datum pattern point record;
dataset data corpus samples; feature attribute variable predictor input dimension descriptor;
kernel filter mask window; pool subsample downsample aggregate; activate activation squash
nonlinear transfer sigmoid threshold; sigmoid logistic; converge convergence settle stabilize
finish; overfit overfitting memorize; underfit underfitting; generalize unseen generalization;
unseen new unknown novel; momentum inertia; epoch iteration pass step round; iteration step round
pass cycle; batch subset chunk group; stochastic random noisy; cluster group segment; distance
similarity metric difference; similarity resemblance closeness affinity; hyperplane boundary
surface separator; boundary border edge limit surface line; margin gap distance; separate
separable discriminate distinguish divide split; distinguish differentiate discriminate separate
tell; compress reduce compression encode; project map transform cast projection; variance spread
variability dispersion; spread variance width; mean average center expectation; center centroid
middle core mean; regularize penalize shrink regularization penalty; penalty cost punishment fine;
decay shrink decrease fade; backward reverse back recursive; propagate pass spread send transmit;
sum add accumulate total aggregate combine; bias offset intercept threshold; gaussian normal bell
radial; win best closest; closest nearest best; neighborhood neighbor vicinity; lattice grid map
mesh topology; topology structure arrangement layout; architecture structure design; hidden
intermediate inner latent; depth deep layers; accuracy precision correctness performance;
performance accuracy quality efficiency; robust stable reliable; reliable dependable trustworthy;
rapid fast quick accelerate; accelerate speed hasten; inhibit suppress prevent; excite stimulate
activate; compute computation calculation arithmetic; simultaneous concurrent together parallel;
distribute parallel spread; sequential serial consecutive; consecutive successive adjacent;
environment world surroundings; experience knowledge training; knowledge information
understanding; supervise label teacher; teacher instructor supervisor; reward payoff return;
policy strategy; agent actor player; explore search; approximate estimate rough; iterative
repeated recursive; optimum best minimum optimal; extreme maximum minimum; constraint condition
restriction requirement; requirement need condition; condition requirement criterion; criterion
condition rule standard measure; evaluate assess measure judge test; hypothesis assumption theory
guess; assumption premise hypothesis; theory principle idea; idea concept notion thought; meaning
sense definition; detail specific information; fact truth information; true fact real; trend
tendency pattern; tendency propensity trend inclination; behavior conduct action performance;
action act activity deed; activity action work; event incident occurrence happening; occurrence
event frequency; consist comprise compose contain include; include contain involve comprise
consist; contain hold include have; compose make form consist; belong member part; own possess
have; lack miss without absence; absence lack missing; missing absent lost lack; lose loss lost
waste; gain win; extra additional spare more; spare extra free; enough sufficient adequate; excess
surplus; overall general total; approximately about around nearly roughly; nearly almost
approximately; exactly precisely; mainly mostly primarily; especially particularly; therefore thus
hence consequently; due because; instead rather; however but; although though despite; similarly
likewise; quickly fast rapidly; slowly gradually; easily simply; directly immediately straight;
immediately instantly directly; finally eventually ultimately; initially originally first; usually
normally typically generally; sometimes occasionally; allow able can; ensure guarantee secure;
guarantee ensure certain; certain sure definite; doubt uncertain; uncertain unsure unclear; risk
danger hazard; safe harmless; harm damage hurt injure; hurt harm pain; attack assault hit; enemy
predator; predator hunter; prey victim; hunt catch chase; catch capture trap; escape flee avoid;
reach extend; extend stretch lengthen expand; stretch extend pull; compress squeeze squash;
squeeze press compress; tighten tight; loose slack; tight tense taut; bend flex curve; straight
unbent; fold crease bend; cut slice trim; tear rip; stick attach glue adhere; glue stick adhesive;
mount attach climb; hang suspend; lift raise hoist elevate; throw toss launch; kick hit; catch
grab; grab grasp seize; grasp understand grab; carry bring hold; put place set lay position;
remain stay leftover; leave remain; leftover remaining rest residue; residue leftover remains;
rest remainder; bounce rebound reflect; reflect bounce mirror; shine glow; shadow shade; sun solar
sunlight; moon lunar; star sun; planet world; world earth globe; sky air; cloud vapor; rain
precipitation; wind air breeze; storm weather; season climate; climate weather; ocean sea; stream
river flow current; lake pond; hill slope mountain; slope hill incline; sediment sand mud silt;
mud dirt; erosion wear; particle grain bit; grain particle seed; crystal solid; metal iron steel
metallic; wood timber; plastic polymer; glass pane; sheet paper layer; substance material matter
chemical stuff; chemical substance compound; compound mixture chemical; mixture blend combination
solution; solution mixture liquid; component part piece ingredient; reaction change response;
react combine; produce form release; product substance; bubble gas; burn fire; fire flame;
temperature heat warmth degrees; degree temperature; thermometer temperature; frozen ice solid;
vapor steam gas; humid moist; moisture water humidity; soak wet absorb; drain empty flow; leak
escape; pour fill; container jar cup bottle vessel box; cup glass container; bag container; tube
pipe; battery cell; bulb lamp light; switch button; circuit loop path; loop circuit ring; ring
circle loop; circle round ring; round circular; electric electrical electricity; electricity
current power charge; conductor metal; conduct carry transmit; insulate block; insulator
nonconductor; magnet magnetic; repel push; terminal end pole; plus positive; minus negative;
voltage potential; resist oppose; resistance opposition; strong tough; balance equal equilibrium;
equal balanced; reading measurement value; measurement reading measure; unit measure; scale
measure; ruler measure; centimeter cm; millimeter mm; meter m; gram g; kilogram kg; second sec;
minute min; hour time; day daytime; night nighttime; morning dawn; evening dusk; year annual;
yearly annual; student pupil learner; baby infant young offspring; boy male; girl female; male
man; female woman; family relatives; friend partner; group team; skin surface; bone skeleton;
muscle flesh; blood fluid; heart organ; nerve neuron; eye sight; ear hearing; hear listen; smell
odor; taste flavor; food nutrient nourishment; nutrient food mineral; mineral nutrient rock; sugar
glucose; salt sodium; acid sour; oxygen air; breathe respire; leaf leaves; flower bloom; fruit
seed; bug insect error; bird animal; fish animal; egg embryo; hatch born; reproduce breed; inherit
gene; gene dna; trait characteristic gene; species kind; habitat home environment; house home
building; shelter home protection; camouflage hide; extinct dead; evolve change; energy fuel;
engine motor; vehicle car truck; wheel roll; roll rotate; lever bar; effort force; load weight;
friction rub; gravity weight pull; motion movement move; stationary still motionless fixed;
pattern regularity; regular even periodic; design build; graph chart plot; axis line; column
vertical; row horizontal; vertical upright; width breadth; height tall; deep profound; area size;
volume loudness size; percentage percent proportion; fraction portion ratio; multiply product
times; divide quotient; subtract minus; round approximate; survey poll questionnaire; question
ask; participant subject respondent; subject topic participant; treatment intervention therapy;
medicine drug medication; placebo fake; fake false artificial; disease illness sickness; sick ill;
healthy well; health wellness; doctor physician; allocate distribute assign; control hold;
confound lurk; causation cause causal; association correlation link relationship; observe watch
record; observational observation; experimental experiment; retrospective past; prospective
future; sampling sample; census count; median middle; mode frequent; outlier extreme; skewed
biased; distribution spread; conclude infer deduce; conclusion inference result; summary summarize
overview; summarize describe; screen monitor display; monitor screen observe; keyboard input;
mouse input; printer output; disk drive; file document; folder directory; hardware machine;
application app program; compile translate; compiler translator; translate interpret convert;
interpret translate explain; interpreter translator; syntax grammar rules; semantics meaning;
debug fix; crash fail; failure crash error breakdown; condition test; branch path; branch split;
integer number; float decimal; decimal fraction; boolean logical; true yes; false no; bit digit;
binary two; binary dual; dual two; null empty none; function method routine procedure subroutine;
member attribute; inherit derive; derive obtain; subclass child; superclass parent; constructor
initialize; encapsulate hide; interface boundary; module component unit; library collection;
import include; header top; parameter argument input; scope visibility; lifetime life duration;
local inside; global everywhere; everywhere anywhere; static permanent; dynamic runtime; runtime
execution; execution run; thread process; pile stack heap; push add insert; enqueue insert add;
dequeue remove; child descendant son; root start; leaf end; subtree branch; depth level; height
depth levels; balanced even; pivot middle; complexity cost; linear proportional; logarithmic log;
exponential rapid; quadratic square; square squared; power exponent; root square; worst maximum;
server host; user person client; respond answer reply; protocol rule; port connection; address
identifier; router switch; bridge connect; hub center; header prefix; payload data content;
content data contents; body payload; entry record row field; flag mark; bit flag; checksum check;
retransmit resend; confirm acknowledge verify; conflict collision clash; congestion overload
traffic; bandwidth capacity throughput; throughput rate bandwidth; peak burst maximum; flood
broadcast; synchronize sync; synchronous clocked; timestamp time; timer clock; clock time; encrypt
secure; decrypt decode; encode encrypt represent; key password; password secret; secret private;
attack threat; centralize central; scale grow; flexible adapt; vendor supplier; upgrade update
improve; install set; configure set; configuration setup setting; option choice; optional
voluntary; mandatory required
"""

# Opposites: saying one of them where the reference says the other contradicts it.
_OPPOSED = """
increase decrease; increase reduce; rise fall; raise lower; grow shrink; gain lose; more less;
more fewer; higher lower; high low; greater smaller; greater less; bigger smaller; large small;
big small; big little; longer shorter; long short; tall short; faster slower; fast slow;
quick slow; heavy light; heavier lighter; hot cold; warm cool; warmer cooler; bright dim;
light dark; loud quiet; hard soft; harder softer; thick thin; wide narrow; strong weak;
deep shallow;
near far; close far; open close; open closed; start stop; begin end; first last; front back;
front rear; head tail; top bottom; up down; left right; north south; east west; inside outside;
internal external; inner outer; before after; above below; over under; push pull; add remove;
insert delete; insert remove; connect disconnect; connect separate; join split; attach detach;
same different; equal different; equal unequal; similar different; positive negative;
true false; right wrong; correct incorrect; good bad; better worse; best worst;
advantage disadvantage;
benefit drawback; always never; all none; maximum minimum; maximize minimize; most least;
input output; sender receiver; send receive; source destination; global local; public private;
static dynamic; constant variable; linear nonlinear; independent dependent; possible impossible;
complete incomplete; full empty; agree disagree; accept reject; allow prevent; present absent;
float sink; expand contract; absorb release; melt freeze; solid liquid; wet dry; alive dead;
cheap expensive; easy difficult; simple complex; single multiple; forward backward;
ascending descending; clockwise counterclockwise; odd even; win lose; pass fail; success failure
"""


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[int, ...]]:
    """Return the numbers of the groups that each stem stands in."""
    found: dict[str, dict[int, None]] = {}
    for number, group in enumerate(f"{_EVERYDAY};{_OF_A_FIELD}".split(";")):
        for word in group.split():
            found.setdefault(stem(word), {})[number] = None
    return {word: tuple(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(stem(word) for word in _EVERYDAY.replace(";", " ").split())


@lru_cache(maxsize=1)
def _opposites() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for pair in _OPPOSED.split(";"):
        one, other = (stem(word) for word in pair.split())
        found.setdefault(one, {})[other] = None
        found.setdefault(other, {})[one] = None
    return {word: tuple(others) for word, others in found.items()}


def groups_of(word: str) -> tuple[int, ...]:
    """Return the numbers of the groups that a stem stands in; those of one group are alike."""
    return _groups().get(_listed(word), ())


def opposites_of(word: str) -> tuple[str, ...]:
    """Return the stems that say the opposite of a stem."""
    return _opposites().get(word) or _opposites().get(_listed(word), ())


def is_ordinary(word: str) -> bool:
    """Whether a stem is a word of everyday explanations, and so no mark of a topic."""
    return _listed(word) in _everyday()


@lru_cache(maxsize=16384)
def _listed(word: str) -> str:
    """Return the form of a stem that the groups know: "larger" and "largest" stand for "large"."""
    known = _groups()
    for ending in ("", "er", "est"):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            for form in (root, root[:-1]) if ending else (root,):
                if form in known:
                    return form
    return word
