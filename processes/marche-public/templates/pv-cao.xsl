<?xml version="1.0" encoding="UTF-8"?>
<!--
  Record of the tender committee (CGCT L1411-5, L1414-2).
  data: reference, subject, caoMetOn, caoMeeting, caoMembers, caoQuorum, caoPresent, caoAttendees, votesFor, votesAgainst, abstentions,
  awardDecision, ranking; awardReasons optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Procès-verbal de la commission d’appel d’offres
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="subtitle">
    Réunion du <xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/caoMetOn"/></xsl:call-template><xsl:if test="data/caoMeeting &gt; 1">, sur seconde convocation</xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Composition et quorum</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Membres à voix délibérative</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/caoMembers"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Quorum</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/caoQuorum"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Présents</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/caoPresent"/></xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/caoAttendees" mode="list"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="data/caoMeeting &gt; 1">Réunie de nouveau faute de quorum, la commission siège sans condition de quorum (article L. 1411-5 du code général des collectivités territoriales).</xsl:when>
        <xsl:otherwise>Plus de la moitié des membres à voix délibérative étant présents, le quorum est atteint.</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Classement présenté</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="ranking"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Décision</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="votes">
      <xsl:with-param name="for" select="data/votesFor"/>
      <xsl:with-param name="against" select="data/votesAgainst"/>
      <xsl:with-param name="abstained" select="data/abstentions"/>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="data/awardDecision = 'attribuer'">La commission choisit l’offre de <fo:inline font-weight="bold"><xsl:value-of select="data/ranking/item[1]/name"/></fo:inline>, classée première, pour un montant de <xsl:call-template name="money"><xsl:with-param name="value" select="data/ranking/item[1]/amount"/></xsl:call-template> HT. En cas de défaillance, les offres suivantes sont retenues dans l’ordre du classement.</xsl:when>
        <xsl:when test="data/awardDecision = 'infructueux'">La commission déclare la consultation infructueuse.</xsl:when>
        <xsl:otherwise>La commission demande que l’analyse soit reprise.</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:apply-templates select="data/awardReasons" mode="paragraphs"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="signature">
      <xsl:with-param name="title">Le président de la commission</xsl:with-param>
      <xsl:with-param name="name"></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
