#!/usr/bin/perl
# cycles.pl - a programme of many cycles: made up, and checked by what the manual says alone; nothing
# of lib/ is used.
#
#   cycles.pl cohort POOL SEED CYCLE       who of the people of a plan is there in that cycle, who of
#                                          them answers, and what they ask and offer this time
#   cycles.pl feedback PLAN SEED           an export of what people say of the meetings of a plan
#   cycles.pl check TEACH PLAN EARLIER...  one to one meetings and groups of PLAN, after cycles (with
#                                          feedback, oldest first), where `repeat never` is a rule:
#                                          who may meet, and that nobody left out last time is left
#                                          out again for the sake of somebody who was not
#   cycles.pl again PLAN EARLIER...        only that those do not meet who found that it did not fit
#   cycles.pl figures CYCLE...             the key figures, as the sheet Progress has them
#   cycles.pl sheet BOOK NAME              the cells of a sheet, tab between
#
# Prints what is wrong; nothing is printed when all is right.
use strict;
use warnings;
no warnings 'recursion';
use Digest::MD5 'md5_hex';
use IO::Uncompress::Unzip;

# Percent, the same for the same words on every machine.
sub chance { hex(substr md5_hex(join "\t", @_), 0, 8) % 100 }

sub cells { # of a line; no cell goes on in the next
    my @cells;
    while ($_[0] =~ /\G(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g) {
        push @cells, defined $1 ? $1 =~ s/""/"/gr : $2;
        last if $3 ne ',';
    }
    return @cells;
}

sub table { # the head, and rows as cells by name
    open my $in, '<', $_[0] or die "$_[0]: $!\n";
    my @head = cells(scalar <$in>);
    my @rows = map { my %r; @r{@head} = cells($_); $_ //= '' for values %r; \%r } <$in>;
    return \@head, \@rows;
}

sub rows { @{(table($_[0]))[1]} }

# --- making up --------------------------------------------------------------------------------

# People come and go: everybody is there from one cycle to another, and now and then does not answer.
sub there {
    my ($seed, $cycle, $person) = @_;
    my $from = chance($seed, 'from', $person) < 80 ? 1 : 2 + chance($seed, 'came', $person) % 5;
    my $until = $from + 1 + chance($seed, 'went', $person) % 15;
    return $from <= $cycle && $cycle <= $until;
}

sub cohort {
    my ($pool, $seed, $cycle) = @_;
    my ($head, $rows) = table($pool);
    my %seen;
    print join(',', @$head), "\n";
    for my $r (grep { there($seed, $cycle, $_->{person}) } @$rows) {
        my $p = $r->{person};
        my $silent = chance($seed, $cycle, 'silent', $p) < 8;
        $r->{cycle} = "cycle $cycle";
        @$r{qw(kind topic rank from status)} = ('absent', '', '', '', '') if $silent;
        next if $silent && $seen{$p}++;
        next if !$silent && $r->{kind} eq 'learn' && chance($seed, $cycle, $p, $r->{topic}) >= 60;
        print join(',', @$r{@$head}), "\n";
    }
}

sub feedback {
    my ($plan, $seed) = @_;
    my (%who, %seen);
    for my $r (grep { $_->{kind} eq 'learn' && $_->{status} eq 'booked' } rows($plan)) {
        push @{$who{$r->{session}}}, grep { $_ && !$seen{$r->{session}, $_}++ } @$r{qw(person with)};
    }
    print "Email,Session,Met,Fit,Again,More\n";
    for my $s (sort keys %who) {
        my $met = chance($seed, $s, 'met');
        for my $p (grep { chance($seed, $s, 'speaks', $_) < 70 } @{$who{$s}}) {
            my $says = $met < 75 || chance($seed, $s, 'recalls', $p) < 5 ? 'Yes' : $met < 90 ? 'No' : 'Not yet';
            my $fit = chance($seed, $s, 'fit', $p);
            my @more = $says eq 'Yes' ? ($fit < 65 ? 'Good' : $fit < 80 ? 'Undecided' : 'Not',
                chance($seed, $s, 'again', $p) < 70 ? 'Yes' : 'No', chance($seed, $s, 'more', $p) % 4) : ('', '', '');
            print join(',', $p, $s, $says, @more), "\n";
        }
    }
}

# --- what is known of the past ----------------------------------------------------------------

sub learns { grep { $_->{kind} eq 'learn' && $_->{session} && $_->{status} ne 'unbooked' } @_ }

# Sessions of which somebody says that they did not meet, and nobody that they did.
sub missed {
    my (%no, %yes);
    for (grep { $_->{kind} eq 'feedback' && $_->{topic} eq 'met' } @_) {
        $no{$_->{session}} = 1 if $_->{text} eq 'no';
        $yes{$_->{session}} = 1 if $_->{text} eq 'yes';
    }
    return map { $_ => 1 } grep { !$yes{$_} } keys %no;
}

# Who was with whom (in circles and groups all with all), and of whom one found that the one who
# taught, or was taught, did not fit.
sub company {
    my ($cycle, $with, $unfit) = @_;
    my (%in, %leads, %not);
    my %missed = missed(@$cycle);
    for my $r (learns(@$cycle)) {
        $in{$r->{session}}{$_} = 1 for grep { $_ } @$r{qw(person with)};
        $leads{$r->{session}} = $r->{with};
    }
    $not{$_->{session}, $_->{person}} = 1
        for grep { $_->{kind} eq 'feedback' && $_->{topic} eq 'fit' && $_->{text} eq 'not' } @$cycle;
    for my $s (keys %in) {
        for my $a (keys %{$in{$s}}) {
            for my $b (grep { $_ ne $a } keys %{$in{$s}}) {
                $with->{$a, $b} = 1 unless $missed{$s};
                $unfit->{$a, $b} = $unfit->{$b, $a} = 1
                    if $not{$s, $a} && ($leads{$s} eq $a || $leads{$s} eq $b);
            }
        }
    }
}

sub left_out { # of a cycle: who asked and learned nothing
    my %missed = missed(@_);
    my %out = map { $_->{person} => 1 } grep { $_->{kind} eq 'learn' } @_;
    delete $out{$_->{person}} for grep { !$missed{$_->{session}} } learns(@_);
    return %out;
}

# --- checking ---------------------------------------------------------------------------------

my %person; # of the plan: the cells of their first row
my (%with, %unfit);

sub above { # is one of them above the other, at any depth?
    my ($a, $b) = @_;
    my %seen;
    while (($a = ($person{$a} // {})->{manager}) && !$seen{$a}++) { return 1 if $a eq $b }
    return 0;
}

sub half_days { $_[0] ? map { substr($_, 0, 6) => 1 } split /;/, $_[0] : () }

sub may_meet {
    my ($a, $b) = @_;
    my ($x, $y) = @person{$a, $b};
    my %a = half_days($x->{free});
    my %b = half_days($y->{free});
    return $a ne $b && abs($x->{level} - $y->{level}) <= 1 && !above($a, $b) && !above($b, $a)
        && (!%a || !%b || grep { $b{$_} } keys %a) && !$with{$a, $b} && !$unfit{$a, $b};
}

# Augmenting paths (C. Berge 1957): nobody who has a seat loses it, so the set of learners is the
# largest, and has most of those who are tried first.
sub seated {
    my ($learners, $could, $room) = @_;
    my (%has, $n);
    my $try;
    $try = sub {
        my ($l, $seen) = @_;
        for my $t (@{$could->{$l}}) {
            next if $seen->{$t}++;
            my $sits = $has{$t} //= [];
            return push @$sits, $l if @$sits < ($room->{$t} // 0);
            for (@$sits) { return $_ = $l if $try->($_, $seen) }
        }
        return 0;
    };
    $n += $try->($_, {}) ? 1 : 0 for @$learners;
    return $n // 0;
}

sub known { # fills what is known of the people, and of the past
    my ($plan, @earlier) = @_;
    my @rows = rows($plan);
    my @past = map { [rows($_)] } @earlier;
    $person{$_->{person}} //= $_ for @rows;
    company($_, \%with, \%unfit) for @past;
    return (\@rows, @past ? {left_out(@{$past[-1]})} : {});
}

sub check {
    my ($teach, @files) = @_;
    my ($rows, $out) = known(@files);
    my (%offers, %room, %taught, %seen, %could, %asks, %served, %elsewhere);
    for (grep { $_->{kind} eq 'teach' && $_->{status} ne 'nominated' } @$rows) {
        push @{$offers{$_->{topic}}}, $_->{person};
        $room{$_->{person}} = $_->{max_teach} || $teach;
    }
    for my $r (grep { $_->{kind} eq 'learn' && $_->{session} && $_->{format} ne 'circle' } @$rows) {
        my ($l, $t) = @$r{qw(person with)};
        print "$l and $t may not meet about $r->{topic}\n" unless may_meet($l, $t);
        print "$t does not offer $r->{topic}\n" unless grep { $_ eq $t } @{$offers{$r->{topic}}};
        $taught{$t}++ unless $seen{$r->{session}}++;
        $served{$l} = 1;
    }
    print "$_ teaches $taught{$_} times\n" for grep { $taught{$_} > $room{$_} } sort keys %taught;
    # Who sits in a group or a circle has a place; the others share what room is left.
    for (grep { $_->{kind} eq 'learn' && $_->{session} && $_->{format} ne 'one-to-one' } @$rows) {
        $elsewhere{$_->{person}} = 1;
        $room{$_->{with}}-- if $_->{format} eq 'group' && !$seen{'group', $_->{session}}++;
    }
    for my $r (grep { $_->{kind} eq 'learn' && !$elsewhere{$_->{person}} } @$rows) {
        $asks{$r->{person}} = 1;
        push @{$could{$r->{person}}}, grep { may_meet($r->{person}, $_) } @{$offers{$r->{topic}} // []};
    }
    my @all = sort keys %asks;
    my @first = grep { $out->{$_} } @all;
    my ($n, $favoured) = (scalar(grep { $served{$_} } @all), scalar(grep { $served{$_} } @first));
    my ($most, $most_favoured) = (seated(\@all, \%could, \%room), seated(\@first, \%could, \%room));
    print "$n learn one to one, $most could\n" if $n != $most;
    print "$favoured of those left out learn, $most_favoured could\n" if $favoured != $most_favoured;
    printf STDERR "%d of %d; left out last time %d of %d\n", $n, scalar @all, $favoured, scalar @first;
}

sub again {
    my ($rows) = known(@_);
    for (grep { $_->{kind} eq 'learn' && $_->{session} && $_->{format} ne 'circle' } @$rows) {
        print "$_->{person} and $_->{with} found that it did not fit\n" if $unfit{$_->{person}, $_->{with}};
    }
    printf STDERR "%d pairs shall not meet again\n", keys(%unfit) / 2;
}

# --- key figures ------------------------------------------------------------------------------

sub share { $_[1] ? $_[0] / $_[1] : '' }

sub minutes { # of a row: all its gatherings
    my ($r) = @_;
    my @t = map { /T(\d+):(\d+)/ ? 60 * $1 + $2 : 0 } @$r{qw(start end)};
    return ($t[1] - $t[0]) % 1440 * ($r->{repeat} =~ /(\d+) times/ ? $1 : 1);
}

# What earlier cycles had; in figures() the number of the cycle that had it last.
my (%pair_in, %link_in, %out_in);

sub cycle_figures {
    my ($now, @rows) = @_;
    my (%kind, %learns, %gives, %teaches, %session, %minutes, %said, %met, %more, %pairs, %links, @fit);
    $kind{$_->{kind}}{$_->{person}} = 1 for grep { $_->{person} && $_->{status} ne 'nominated' } @rows;
    my %unit = map { $_->{person} => $_->{unit} } @rows;
    for my $r (learns(@rows)) {
        my ($l, $t, $s) = @$r{qw(person with session)};
        $learns{$l} = 1;
        $minutes{$l} += minutes($r);
        if ($t && !$session{$s}) {
            $gives{$t} = 1;
            $minutes{$t} += minutes($r);
            $teaches{$t}++ if $r->{format} ne 'circle';
        }
        $session{$s} = 1;
        next if $r->{format} eq 'circle';
        push @fit, $r->{fit};
        $pairs{$l, $t} = 1;
        $links{$unit{$l}, $unit{$t}} = 1 if $unit{$l} ne $unit{$t};
    }
    $minutes{$_->{person}} += minutes($_) for grep { $_->{kind} eq 'review' && $_->{start} } @rows;
    for (grep { $_->{kind} eq 'feedback' && $session{$_->{session}} } @rows) {
        $said{$_->{topic}}{$_->{text}}++;
        $met{$_->{session}} |= $_->{text} eq 'yes' if $_->{topic} eq 'met';
        $more{$_->{session}} = $_->{text} if $_->{topic} eq 'follow-ups' && $_->{text} > ($more{$_->{session}} // 0);
    }
    my %asked = %{$kind{learn}};
    my %answered = map { %{$kind{$_} // {}} } qw(learn teach facilitate none);
    my %part = (%learns, %gives);
    my @most = sort { $b <=> $a } values %teaches;
    my ($sum, $top, $hours) = (0, 0, 0);
    $sum += $_ for @most;
    $top += $_ for @most[0 .. int((@most + 9) / 10) - 1];
    $hours += $_ / 60 for values %minutes;
    my ($fits, $follow) = (0, 0);
    $fits += $_ for @fit;
    $follow += $_ for values %more;
    my @left = grep { !$learns{$_} } keys %asked;
    my @figures = (
        share(scalar keys %answered, scalar keys %unit), share(scalar(grep { $asked{$_} } keys %learns), scalar keys %asked),
        share(scalar(grep { $learns{$_} } keys %gives), scalar keys %part), share(scalar(grep { $_ } values %met), scalar keys %met),
        map({ my $q = $_; my $all = 0; $all += $_ for values %{$said{$q->[0]}}; share($said{$q->[0]}{$q->[1]} // 0, $all) }
            ['fit', 'good'], ['again', 'yes']),
        scalar keys %unit, scalar keys %answered, scalar keys %learns, scalar keys %gives, scalar keys %session, int($hours + .5),
        $follow, $fits / @fit, share($top, $sum), scalar(grep { $pair_in{$_} } keys %pairs), scalar keys %links,
        scalar(grep { !$link_in{$_} } keys %links), scalar @left,
        scalar(grep { ($out_in{$_} // -1) == $now - 1 } @left));
    $pair_in{$_} = $link_in{$_} = 1 for keys %pairs, keys %links;
    $out_in{$_} = $now for @left;
    return @figures;
}

sub rounded { map { /\./ ? sprintf '%.3f', $_ : $_ } @_ }

sub figures {
    my $now = 0;
    my @all = map { [cycle_figures(++$now, grep { $_->{person} } rows($_))] } @_;
    for my $i (0 .. $#{$all[0]}) { print join("\t", rounded(map { $_->[$i] } @all)), "\n" }
}

sub sheet {
    my ($book, $name) = @_;
    my $part = sub {
        my $z = IO::Uncompress::Unzip->new($book, Name => $_[0]) or return '';
        local $/;
        return scalar <$z>;
    };
    my $n = 0;
    my %number = map { $_ => ++$n } $part->('xl/workbook.xml') =~ /<sheet name="([^"]*)"/g;
    my @shared = map { join '', /<t[^>]*>([^<]*)</g } $part->('xl/sharedStrings.xml') =~ /<si>(.*?)<\/si>/gs;
    my $xml = $part->("xl/worksheets/sheet$number{$name}.xml");
    while ($xml =~ /<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs) {
        my @cells = map { my ($c) = /^(.*)$/s;
            $c =~ /t="s".*<v>(\d+)</s ? $shared[$1] : $c =~ /<t[^>]*>([^<]*)</ ? $1 : $c =~ /<v>([^<]*)</ ? rounded("$1") : '' }
            ($1 // '') =~ /<c (.*?(?:\/>|<\/c>))/gs;
        print join("\t", @cells), "\n" if grep { length } @cells;
    }
}

my %do = (cohort => \&cohort, feedback => \&feedback, check => \&check, again => \&again,
          figures => \&figures, sheet => \&sheet);
my $what = shift // '';
die "say what: @{[sort keys %do]}\n" unless $do{$what};
$do{$what}->(@ARGV);
