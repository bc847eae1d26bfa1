"""Everyday words that mean nearly the same in an explanation: a few of them in each group."""

from __future__ import annotations

# Groups of words, ";" between them: any two words of a group may stand for each other when
# somebody explains a thing; a word may stand in several.
EVERYDAY = """
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
strength; strength force power intensity; power energy strength electricity; energy power heat
work; heat warm hot warmth thermal temperature; cold cool chill freeze; hot warm heated; bright
light shiny luminous glow; dim dark faint; light bright lamp illuminate; dark black dim; loud
noisy volume; quiet silent soft; heavy weighty dense massive; weight mass heavy heaviness; dense
thick concentrated compact; thin slim narrow fine; wide broad; long lengthy extended; short brief
small; flat level even horizontal; steep sloped inclined; sharp pointed; smooth even; rough
coarse; wet moist damp; dry arid; strong powerful robust intense; weak feeble faint; float rise
buoyant; sink fall descend; dissolve melt disappear mix; melt liquefy thaw; freeze solidify; boil
evaporate vaporize; evaporate vaporize vapor; vanish disappear; appear emerge show occur; happen
occur arise place; absorb soak take; release emit discharge free; collide hit strike crash bump;
contact touch meet; rub scratch scrape; turn rotate spin twist revolve; shake vibrate vibration
oscillate wobble; wave oscillation vibration; sound noise tone; pitch tone frequency; color hue;
shape form figure outline; look appear appearance seem; water liquid fluid; gas air vapor; air gas
atmosphere; rock stone mineral; earth soil ground land; soil dirt earth ground; wash erode wear
weather; deposit settle drop leave; animal creature organism; live alive survive living; die dead
death perish; eat feed consume food; body organism; plant seed vegetation; grow develop; person
human people somebody individual; child offspring kid descendant; parent ancestor; man person;
money cost price; cost price expense expensive; cheap inexpensive; value amount number quantity;
variable factor quantity parameter; parameter argument variable coefficient; measure calculate
quantify gauge; calculate compute determine evaluate work; estimate predict approximate guess
prediction; predict forecast estimate expect; expect anticipate predict desired; desired wanted
target expected; target goal desired label; label tag mark name; name identifier title label;
result outcome output answer product; input enter feed entry; data information records;
information data knowledge detail; sample example subset; pattern example shape sample; test exam
experiment trial; experiment test trial study; study research investigate investigation; evidence
proof sign; sum total add summation addition; difference distinction contrast subtraction; ratio
proportion fraction; speed velocity pace rate fast quick; maximum largest highest greatest most
peak; minimum smallest lowest least; limit bound restrict restriction constraint threshold;
threshold limit cutoff; range interval span; increase maximize; minimize reduce decrease lower
least; direction way orientation; opposite reverse contrary inverse backward; reverse backward
opposite invert; forward ahead; straight direct linear; curve bend nonlinear; linear line
straight; relation relationship dependence connection correlation; depend rely based; independent
separate unrelated; automatic automatically self; manual hand; machine computer device system;
device machine equipment tool apparatus instrument; program software code application; code
program instruction; instruction command statement; command instruction order; execute run perform
operate; perform execute do carry; run execute operate work; work operate function run; call
invoke; define declare definition specify; initialize start set assign; assign give allocate set;
allocate assign reserve; reserve allocate book; memory storage store ram; store save keep storage
hold record; location address place position; address location destination; pointer reference
address link; element item entry member node; item element object entry; member element component;
object instance thing entity; node vertex unit element neuron; unit neuron node module; edge link
connection; tree hierarchy; root top; leaf terminal; graph network diagram plot; network net
graph; array table list; table chart; string text characters; character letter symbol; symbol sign
character; sign signal symbol mark indicate; signal message sign; message packet frame
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
