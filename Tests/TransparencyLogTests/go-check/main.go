// Judges what the Swift library wrote by Go's own implementation of notes and logs
// (golang.org/x/mod/sumdb). Reads DIR/checks.json; exits 1 with a sentence when anything fails.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Size, Index int64
	Leaf        string
	Hashes      []string
}

type consistency struct {
	Old, New int64
	Hashes   []string
}

type checks struct {
	Keys        []string
	Sizes       []int64
	Inclusion   []inclusion
	Consistency []consistency
}

type judge struct {
	dir   string
	trees map[int64]tlog.Tree
}

func main() {
	if len(os.Args) != 2 {
		fail("usage: go-check DIR")
	}
	dir := os.Args[1]
	var c checks
	text, err := os.ReadFile(filepath.Join(dir, "checks.json"))
	must(err)
	must(json.Unmarshal(text, &c))
	j := judge{dir, map[int64]tlog.Tree{}}
	for _, size := range c.Sizes {
		j.checkpoint(size, c.Keys)
	}
	for _, p := range c.Inclusion {
		tree := j.tree(p.Size)
		must(tlog.CheckRecord(hashes(p.Hashes), tree.N, tree.Hash, p.Index, hash(p.Leaf)))
	}
	for _, p := range c.Consistency {
		older, newer := j.tree(p.Old), j.tree(p.New)
		must(tlog.CheckTree(hashes(p.Hashes), newer.N, newer.Hash, older.N, older.Hash))
	}
	for _, size := range c.Sizes {
		j.tiles(size)
	}
	fmt.Printf("%d checkpoints, %d inclusion, %d consistency proofs, tiles of %d sizes hold\n",
		len(c.Sizes), len(c.Inclusion), len(c.Consistency), len(c.Sizes))
}

// checkpoint opens DIR/checkpoints/SIZE with the log's key and keeps its tree.
func (j *judge) checkpoint(size int64, keys []string) {
	text, err := os.ReadFile(filepath.Join(j.dir, "checkpoints", fmt.Sprint(size)))
	must(err)
	var verifiers []note.Verifier
	for _, key := range keys {
		v, err := note.NewVerifier(key)
		must(err)
		verifiers = append(verifiers, v)
	}
	opened, err := note.Open(text, note.VerifierList(verifiers...))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifiers[0].Name() || lines[3] != "" {
		fail("checkpoint is not three lines of " + verifiers[0].Name())
	}
	n, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	if n != size {
		fail("checkpoint has another size")
	}
	j.trees[size] = tlog.Tree{N: n, Hash: hash(lines[2])}
}

// tiles reads every leaf hash of a tree through its tiles, which Go checks against the root, and
// builds the tree from them once more: older versions of the package skip some full tiles.
func (j *judge) tiles(size int64) {
	tree := j.tree(size)
	var indexes []int64
	for i := int64(0); i < size; i++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, i))
	}
	leaves, err := tlog.TileHashReader(tree, j).ReadHashes(indexes)
	must(err)
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(want []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range want {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for i, leaf := range leaves {
		more, err := tlog.StoredHashesForRecordHash(int64(i), leaf, reader)
		must(err)
		stored = append(stored, more...)
	}
	root, err := tlog.TreeHash(size, reader)
	must(err)
	if root != tree.Hash {
		fail("tiles lead to another root")
	}
}

func (j *judge) tree(size int64) tlog.Tree {
	tree, ok := j.trees[size]
	if !ok {
		fail("no checkpoint of size " + fmt.Sprint(size))
	}
	return tree
}

// Height is that of C2SP tiles: 256 hashes.
func (j *judge) Height() int { return 8 }

func (j *judge) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadTiles finds tiles at C2SP's paths, which leave out Go's height.
func (j *judge) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, t := range tiles {
		path := strings.Replace(t.Path(), "tile/8/", "tile/", 1)
		text, err := os.ReadFile(filepath.Join(j.dir, path))
		if err != nil {
			return nil, err
		}
		data = append(data, text)
	}
	return data, nil
}

func hash(text string) tlog.Hash {
	h, err := tlog.ParseHash(text)
	must(err)
	return h
}

func hashes(texts []string) []tlog.Hash {
	var all []tlog.Hash
	for _, text := range texts {
		all = append(all, hash(text))
	}
	return all
}

func must(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
