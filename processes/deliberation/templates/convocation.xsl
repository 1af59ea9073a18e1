<?xml version="1.0" encoding="UTF-8"?>
<!--
  Summons to a session, with its agenda (CGCT L2121-10 to L2121-12; L5211-1 for groups of communes).
  data: reference, sessionDate, sessionTime, sessionPlace, items (title, rapporteur); notice (explanation, reference,
  noteRequired), urgency, urgencyReasons, convocationRemark, remote optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind">Convocation du <xsl:call-template name="council"/></xsl:template>

  <xsl:template match="snapshot" mode="title"><xsl:call-template name="session-line"/></xsl:template>

  <xsl:template match="snapshot" mode="subtitle"><xsl:value-of select="data/sessionTitle"/></xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/items/item[1]/title"/>
      <xsl:with-param name="what">l’ordre du jour (article L. 2121-10 du CGCT)</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">Madame, Monsieur,</fo:block>
    <xsl:apply-templates select="." mode="invitation"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">32mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Date</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/sessionDate"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Heure</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="time"><xsl:with-param name="iso" select="data/sessionTime"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
        <xsl:call-template name="fact">
      <xsl:with-param name="name">Lieu</xsl:with-param>
      <xsl:with-param name="value" select="data/sessionPlace"/>
    </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="text">Ordre du jour</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="data/items" mode="numbered"/>
    <xsl:if test="data/urgency = 'true'">
      <xsl:call-template name="heading"><xsl:with-param name="text">Urgence</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="data/urgencyReasons" mode="paragraphs"/>
      <fo:block xsl:use-attribute-sets="paragraph">Le conseil se prononcera sur l’urgence dès l’ouverture de la séance et pourra renvoyer tout ou partie de l’ordre du jour à une séance ultérieure.</fo:block>
    </xsl:if>
    <xsl:if test="data/notice/noteRequired = 'true'">
      <fo:block xsl:use-attribute-sets="paragraph">La note explicative de synthèse sur les affaires soumises à délibération est jointe à cette convocation.</fo:block>
    </xsl:if>
    <xsl:apply-templates select="data/convocationRemark" mode="paragraphs"/>
    <fo:block xsl:use-attribute-sets="paragraph">Si vous ne pouvez pas venir, vous pouvez donner pouvoir par écrit à un autre membre du conseil ; chacun ne peut porter qu’un seul pouvoir (article L. 2121-20 du code général des collectivités territoriales).</fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="invitation">
    <fo:block xsl:use-attribute-sets="paragraph">J’ai l’honneur de vous convoquer à la séance du <xsl:call-template name="council"/>, qui se tiendra :</fo:block>
  </xsl:template>

  <xsl:template match="items/item" mode="entry">
    <fo:inline font-weight="bold"><xsl:value-of select="title"/></fo:inline>
    <xsl:if test="rapporteur"><fo:inline color="{$quiet}"> – rapporteur : <xsl:value-of select="rapporteur"/></fo:inline></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="mayor-signs"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="legal">
    <xsl:if test="data/notice/explanation">
      <fo:block>Délai de convocation – <xsl:value-of select="data/notice/explanation"/> (<xsl:value-of select="data/notice/reference"/>.)</fo:block>
    </xsl:if>
    <fo:block>
      Tout membre du conseil a le droit d’être informé des affaires qui font l’objet d’une délibération (article L. 2121-13
      du code général des collectivités territoriales).
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
